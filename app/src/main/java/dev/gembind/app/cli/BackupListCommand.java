package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.csv.Backup;
import dev.gembind.app.operator.BackupCommands;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists backups. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the backups, the newest first, and what was found when each was last checked.",
        footerHeading = "%nExamples:%n",
        footer = "  gembind backup list --json")
final class BackupListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    BackupListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Backup> backups =
                BackupShelves.of(options.require(surroundings), surroundings).list();
        if (json.isOn()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ArrayNode items = answer.putArray("items");
            backups.forEach(backup -> items.add(BackupCommands.describe(backup)));
            surroundings.out().println(answer);
        } else if (backups.isEmpty()) {
            surroundings
                    .err()
                    .println(
                            "there are no backups yet; backup create makes one, and a running server makes them by itself");
        } else {
            backups.forEach(this::print);
        }
        return ExitCode.DONE.number();
    }

    private void print(Backup backup) {
        String state = backup.check().result().name().toLowerCase(Locale.ROOT);
        String detail = backup.check().detail();
        surroundings
                .out()
                .println(backup.name() + "  " + backup.kind() + "  transaction " + backup.transaction() + "  "
                        + backup.bytes() + " bytes  " + state + (detail == null ? "" : ": " + detail));
    }
}
