package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what the desk gives page by page, a line each, or as one document. */
abstract class ListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many; 100 unless given")
    private int limit = 100;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Returns the desk's name for the list. */
    abstract String question();

    /** Returns which items are asked for. */
    abstract ObjectNode request();

    /** Returns the line of an item. */
    abstract String row(JsonNode item);

    @Override
    public final Integer call() {
        OperatorDesk desk = new OperatorDesk(options.require(surroundings), surroundings);
        ArrayNode items = new PagedList(desk, question()).read(request(), limit);
        if (json.isOn()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("items", items);
            surroundings.out().println(answer);
        } else {
            items.forEach(item -> surroundings.out().println(row(item)));
        }
        return ExitCode.DONE.number();
    }
}
