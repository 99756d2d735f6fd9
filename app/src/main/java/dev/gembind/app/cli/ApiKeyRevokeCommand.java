package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gembind.app.operator.ApiKeyCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Revokes a key. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Revokes a key; requests with it are refused from then on.",
        footerHeading = "%nExamples:%n",
        footer = "  gembind apikey revoke 01jdx0000000000000000000ab")
final class ApiKeyRevokeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "the id that list shows")
    private String id = "";

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    ApiKeyRevokeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JsonNode answer = new OperatorDesk(options.require(surroundings), surroundings)
                .ask(
                        ApiKeyCommands.REVOKE,
                        JsonNodeFactory.instance.objectNode().put("id", id));
        boolean revoked = answer.path("revoked").asBoolean();
        if (json.isOn()) {
            surroundings.out().println(answer);
        } else if (revoked) {
            surroundings.out().println("revoked " + id);
        } else {
            surroundings.err().println("gembind: there is no active key " + id);
        }
        return (revoked ? ExitCode.DONE : ExitCode.FAILED).number();
    }
}
