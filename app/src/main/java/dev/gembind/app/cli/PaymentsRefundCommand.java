package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.app.operator.PaymentCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a charge back. */
@Command(
        name = "refund",
        mixinStandardHelpOptions = true,
        description = {
            "Gives a charge back: its gems are set aside, and the server asks the provider as often as it takes.",
            "A charge has one refund at most that was not refused: asking again tells how it stands."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gembind payments refund stripe:pi_3abc --reason \"bought twice\"",
            "  gembind payments refund telegram:stx_9 --reason \"ticket 17\" --if-spent write-off"
        })
final class PaymentsRefundCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "CHARGE", description = "provider:id")
    private String charge = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
    private String reason = "";

    @Option(
            names = "--if-spent",
            paramLabel = "WHAT",
            description = "what becomes of gems that are spent: refuse, write-off or debt; refuse unless given")
    private String ifSpent = "refuse";

    @Option(
            names = "--end-subscription",
            description = "have the subscription that the charge paid for not renew any more")
    private boolean endSubscription;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    PaymentsRefundCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("charge", charge)
                .put("reason", reason)
                .put("if_spent", ifSpent)
                .put("end_subscription", endSubscription);
        JsonNode answer = LedgerAnswers.requireOf(
                new OperatorDesk(options.require(surroundings), surroundings).ask(PaymentCommands.REFUND, request),
                charge);
        if (json.isOn()) {
            surroundings.out().println(answer);
        } else {
            String before = answer.path("replayed").asBoolean() ? "was asked for before; it is " : "asked for; it is ";
            surroundings.out().println(before + answer.at("/refund/state").asText());
            if (answer.has("ends")) {
                surroundings
                        .out()
                        .println(
                                answer.path("ends").asBoolean()
                                        ? "the provider will be asked to end the subscription"
                                        : "there is no subscription to end");
            }
        }
        return ExitCode.DONE.number();
    }
}
