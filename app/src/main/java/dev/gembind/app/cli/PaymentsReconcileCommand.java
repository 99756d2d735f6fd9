package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gembind.app.operator.PaymentCommands;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares charges with what the providers say. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Compares charges with the bot's Star transactions, now: missed payments are credited, foreign refunds taken back.",
            "Ends with 4 when the statement could not be read to its end."
        },
        footerHeading = "%nExamples:%n",
        footer = "  gembind payments reconcile --json")
final class PaymentsReconcileCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    PaymentsReconcileCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JsonNode answer = LedgerAnswers.requireOf(
                new OperatorDesk(options.require(surroundings), surroundings)
                        .ask(PaymentCommands.RECONCILE, JsonNodeFactory.instance.objectNode()),
                "the statement");
        if (json.isOn()) {
            surroundings.out().println(answer);
        } else {
            print(surroundings.out(), answer);
        }
        return answer.has("incomplete") ? ExitCode.UNREACHABLE.number() : ExitCode.DONE.number();
    }

    private static void print(PrintWriter out, JsonNode answer) {
        out.println(answer.path("rows") + " rows");
        answer.path("findings")
                .properties()
                .forEach(finding -> out.println(finding.getKey() + " " + finding.getValue()));
        answer.path("unreconciled").forEach(charge -> out.println("not in the statement: " + charge.asText()));
        if (answer.has("incomplete")) {
            out.println("not read to its end: " + answer.path("incomplete").asText());
        }
    }
}
