package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.app.operator.ApiKeyCommands;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a key. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = {"Makes a key for a host site and prints it.", "It is shown this once and kept nowhere."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  gembind apikey create --name forum",
            "  gembind apikey create --name shop --scopes users:read,bindings:read --json"
        })
final class ApiKeyCreateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "what you call the key")
    private String name = "";

    @Option(
            names = "--scopes",
            split = ",",
            paramLabel = "SCOPE",
            description =
                    "users:read, users:write, bindings:read, bindings:write, gems:read, gems:write, payments:read,"
                            + " payments:write; all unless given")
    private List<String> scopes = List.of();

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    ApiKeyCreateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("name", name);
        ArrayNode asked = request.putArray("scopes");
        scopes.forEach(asked::add);
        JsonNode created =
                new OperatorDesk(options.require(surroundings), surroundings).ask(ApiKeyCommands.CREATE, request);
        if (json.isOn()) {
            surroundings.out().println(created);
        } else {
            surroundings.out().println(created.path("key").asText());
            surroundings
                    .err()
                    .println("key " + created.path("id").asText() + " for " + name + "; it is shown this once");
        }
        return ExitCode.DONE.number();
    }
}
