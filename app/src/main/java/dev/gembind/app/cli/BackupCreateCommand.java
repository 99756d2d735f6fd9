package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gembind.app.operator.BackupCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a backup. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a backup of everything that is durable now.",
            "Works while a server runs, which goes on meanwhile. Check it with: gembind backup verify NAME"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  gembind backup create", "  gembind backup create --set GEMBIND_BACKUP_DIR=/mnt/backups --json"})
final class BackupCreateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    BackupCreateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JsonNode made = new OperatorDesk(options.require(surroundings), surroundings)
                .ask(BackupCommands.CREATE, JsonNodeFactory.instance.objectNode());
        if (json.isOn()) {
            surroundings.out().println(made);
        } else {
            surroundings.out().println(made.path("name").asText());
            surroundings
                    .err()
                    .println("backup of " + made.path("bytes").asLong() + " bytes at transaction "
                            + made.path("transaction").asLong() + " in "
                            + made.path("folder").asText());
        }
        return ExitCode.DONE.number();
    }
}
