package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.app.operator.PaymentCommands;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists orders of a user. */
@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description = "Lists the orders of a user, the newest first: open, paid, expired and canceled ones.",
        footerHeading = "%nExamples:%n",
        footer = {"  gembind payments orders --user alice", "  gembind payments orders --user alice --limit 1000 --json"
        })
final class PaymentsOrdersCommand extends ListCommand {
    @Option(names = "--user", required = true, paramLabel = "USER", description = "whose orders")
    private String user = "";

    PaymentsOrdersCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    String question() {
        return PaymentCommands.ORDERS;
    }

    @Override
    ObjectNode request() {
        return JsonNodeFactory.instance.objectNode().put("user", user);
    }

    @Override
    String row(JsonNode order) {
        return order.path("order").asText() + "  " + order.path("state").asText() + "  "
                + order.path("amount") + " " + order.path("currency").asText() + "  "
                + order.path("created_at").asText() + "  "
                + order.path("package").asText() + "  by "
                + order.path("channel").asText();
    }
}
