package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.app.operator.PaymentCommands;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a charge. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a charge, who got its gems, and its refund.",
        footerHeading = "%nExamples:%n",
        footer = "  gembind payments show stripe:pi_3abc --json")
final class PaymentsShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "CHARGE", description = "provider:id")
    private String charge = "";

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    PaymentsShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("charge", charge);
        JsonNode answer = LedgerAnswers.requireOf(
                new OperatorDesk(options.require(surroundings), surroundings).ask(PaymentCommands.SHOW, request),
                charge);
        if (json.isOn()) {
            surroundings.out().println(answer);
        } else {
            print(surroundings.out(), answer);
        }
        return ExitCode.DONE.number();
    }

    private static void print(PrintWriter out, JsonNode answer) {
        out.println(PaymentRows.row(answer));
        out.println("taken back " + answer.path("taken_back") + ", of these owed " + answer.path("owed"));
        if (answer.hasNonNull("order")) {
            out.println("order " + answer.path("order").asText());
        }
        answer.path("refunds_failed")
                .properties()
                .forEach(failed -> out.println("refund " + failed.getKey() + " failed, " + failed.getValue() + " "
                        + answer.path("currency").asText() + " came back"));
        if (answer.has("refund")) {
            JsonNode refund = answer.path("refund");
            out.println("refund " + refund.path("state").asText() + " since "
                    + refund.path("asked_at").asText());
        }
    }
}
