package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.app.operator.PaymentCommands;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists charges. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists charges by their ids, and what came of them.",
        footerHeading = "%nExamples:%n",
        footer = {"  gembind payments list --state suspense", "  gembind payments list --limit 1000 --json"})
final class PaymentsListCommand extends ListCommand {
    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only those in this state: unpaid, suspense, credited, partly-reversed, reversed")
    private String state = "";

    PaymentsListCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    String question() {
        return PaymentCommands.LIST;
    }

    @Override
    ObjectNode request() {
        return JsonNodeFactory.instance.objectNode().put("state", state);
    }

    @Override
    String row(JsonNode charge) {
        return PaymentRows.row(charge);
    }
}
