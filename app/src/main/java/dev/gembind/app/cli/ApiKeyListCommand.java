package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gembind.app.operator.ApiKeyCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists keys. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the keys of host sites, revoked ones too. The secrets are kept nowhere.",
        footerHeading = "%nExamples:%n",
        footer = "  gembind apikey list --json")
final class ApiKeyListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    ApiKeyListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JsonNode answer = new OperatorDesk(options.require(surroundings), surroundings)
                .ask(ApiKeyCommands.LIST, JsonNodeFactory.instance.objectNode());
        if (json.isOn()) {
            surroundings.out().println(answer);
        } else {
            answer.path("items").forEach(this::print);
        }
        return ExitCode.DONE.number();
    }

    private void print(JsonNode key) {
        List<String> scopes = new ArrayList<>();
        key.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        String state = key.has("revoked_at")
                ? "revoked " + key.path("revoked_at").asText()
                : "since " + key.path("created_at").asText();
        surroundings
                .out()
                .println(key.path("id").asText() + "  " + key.path("name").asText() + "  " + String.join(",", scopes)
                        + "  " + state);
    }
}
