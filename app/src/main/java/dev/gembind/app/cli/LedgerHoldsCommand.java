package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gembind.app.operator.LedgerCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists open holds. */
@Command(
        name = "holds",
        mixinStandardHelpOptions = true,
        description = "Lists the open holds of a user, the oldest first.",
        footerHeading = "%nExamples:%n",
        footer = "  gembind ledger holds alice --json")
final class LedgerHoldsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "USER", description = "the user's id")
    private String user = "";

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    LedgerHoldsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JsonNode answer = LedgerAnswers.require(
                new OperatorDesk(options.require(surroundings), surroundings)
                        .ask(
                                LedgerCommands.HOLDS,
                                JsonNodeFactory.instance.objectNode().put("user", user)),
                user);
        if (json.isOn()) {
            surroundings.out().println(answer);
        } else {
            print(answer);
        }
        return ExitCode.DONE.number();
    }

    private void print(JsonNode answer) {
        for (JsonNode hold : answer.path("items")) {
            String end = hold.path("expires_at").asText("never");
            surroundings.out().println(hold.path("hold").asText() + "  " + hold.path("gems") + "  until " + end);
        }
    }
}
