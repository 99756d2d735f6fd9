package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What commands share that only look at one user's gems. */
abstract class LedgerViewCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final String question;

    @Parameters(paramLabel = "USER", description = "the user's id")
    private String user = "";

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    /** @param question what the operator's desk is asked */
    LedgerViewCommand(Surroundings surroundings, String question) {
        this.surroundings = surroundings;
        this.question = question;
    }

    /** Writes the answer for people. */
    abstract void print(PrintWriter out, JsonNode answer);

    @Override
    public final Integer call() {
        JsonNode answer = LedgerAnswers.require(
                new OperatorDesk(options.require(surroundings), surroundings)
                        .ask(question, JsonNodeFactory.instance.objectNode().put("user", user)),
                user);
        if (json.isOn()) {
            surroundings.out().println(answer);
        } else {
            print(surroundings.out(), answer);
        }
        return ExitCode.DONE.number();
    }
}
