package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.app.operator.OutboxCommands;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists messages that are not sent yet. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists messages that are not sent yet, the oldest first. What they say is not shown.",
        footerHeading = "%nExamples:%n",
        footer = "  gembind outbox list --set-aside")
final class OutboxListCommand extends ListCommand {
    @Option(names = "--set-aside", description = "only those that were given up until a person decides")
    private boolean setAside;

    OutboxListCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    String question() {
        return OutboxCommands.LIST;
    }

    @Override
    ObjectNode request() {
        return JsonNodeFactory.instance.objectNode().put("set_aside", setAside);
    }

    @Override
    String row(JsonNode message) {
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
