package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.app.operator.OutboxCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists messages that are not sent yet. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists messages that are not sent yet, the oldest first. What they say is not shown.",
        footerHeading = "%nExamples:%n",
        footer = "  gembind outbox list --set-aside")
final class OutboxListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--set-aside", description = "only those that were given up until a person decides")
    private boolean setAside;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many; 100 unless given")
    private int limit = 100;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    OutboxListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        OperatorDesk desk = new OperatorDesk(options.require(surroundings), surroundings);
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("set_aside", setAside);
        ArrayNode items = new PagedList(desk, OutboxCommands.LIST).read(request, limit);
        if (json.isOn()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("items", items);
            surroundings.out().println(answer);
        } else {
            items.forEach(message -> surroundings.out().println(row(message)));
        }
        return ExitCode.DONE.number();
    }

    private static String row(JsonNode message) {
        String state = message.path("set_aside").asBoolean()
                ? "set aside"
                : "due " + message.path("due_at").asText();
        String error = message.hasNonNull("last_error")
                ? "  " + message.path("last_error").asText()
                : "";
        return message.path("id").asText() + "  " + message.path("topic").asText() + "  "
                + message.path("lane").asText() + "  " + state + "  tried " + message.path("attempts") + error;
    }
}
