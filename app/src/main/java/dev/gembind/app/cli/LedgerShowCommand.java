package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gembind.app.operator.LedgerCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a user has. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows what a user has, and the newest 20 entries of the history.",
        footerHeading = "%nExamples:%n",
        footer = "  gembind ledger show alice --json")
final class LedgerShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "USER", description = "the user's id")
    private String user = "";

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    LedgerShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JsonNode answer = LedgerAnswers.require(
                new OperatorDesk(options.require(surroundings), surroundings)
                        .ask(
                                LedgerCommands.SHOW,
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
        surroundings
                .out()
                .println(answer.path("gems") + " gems, " + answer.path("held") + " held, " + answer.path("owed")
                        + " owed" + (answer.path("frozen").asBoolean() ? ", frozen" : ""));
        for (JsonNode entry : answer.path("entries")) {
            surroundings
                    .out()
                    .println(entry.path("at").asText() + "  "
                            + entry.path("kind").asText() + "  " + entry.path("gems") + "  " + entry.path("balance")
                            + "  " + entry.path("reason").asText());
        }
    }
}
