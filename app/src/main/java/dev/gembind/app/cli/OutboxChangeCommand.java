package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What commands share that decide about one message. */
abstract class OutboxChangeCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final String question;
    private final String done;

    @Parameters(paramLabel = "ID", description = "the message's id, as outbox list shows it")
    private String id = "";

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    /**
     * @param question what the operator's desk is asked
     * @param done what people are told
     */
    OutboxChangeCommand(Surroundings surroundings, String question, String done) {
        this.surroundings = surroundings;
        this.question = question;
        this.done = done;
    }

    @Override
    public final Integer call() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("id", id);
        JsonNode answer = LedgerAnswers.requireOf(
                new OperatorDesk(options.require(surroundings), surroundings).ask(question, request), "message " + id);
        surroundings.out().println(json.isOn() ? answer.toString() : done);
        return ExitCode.DONE.number();
    }
}
