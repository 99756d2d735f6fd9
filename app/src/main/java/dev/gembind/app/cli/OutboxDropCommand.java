package dev.gembind.app.cli;

import dev.gembind.app.operator.OutboxCommands;
import picocli.CommandLine.Command;

/** Gives a message up. */
@Command(
        name = "drop",
        mixinStandardHelpOptions = true,
        description = {
            "Gives a message up for good. A refund whose message is dropped is never asked for; its gems stay set aside.",
            "Prefer retry."
        },
        footerHeading = "%nExamples:%n",
        footer = "  gembind outbox drop 01k3x…")
final class OutboxDropCommand extends OutboxChangeCommand {
    OutboxDropCommand(Surroundings surroundings) {
        super(surroundings, OutboxCommands.DROP, "it is gone");
    }
}
