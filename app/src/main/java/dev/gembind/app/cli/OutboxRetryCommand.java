package dev.gembind.app.cli;

import dev.gembind.app.operator.OutboxCommands;
import picocli.CommandLine.Command;

/** Tries a message again. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description =
                "Tries a message again soon that was set aside or waits; its tries are counted from the beginning.",
        footerHeading = "%nExamples:%n",
        footer = "  gembind outbox retry 01k3x…")
final class OutboxRetryCommand extends OutboxChangeCommand {
    OutboxRetryCommand(Surroundings surroundings) {
        super(surroundings, OutboxCommands.RETRY, "it is tried again");
    }
}
