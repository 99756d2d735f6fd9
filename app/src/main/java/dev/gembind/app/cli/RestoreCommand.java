package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.csv.Backup;
import dev.gembind.adapters.csv.BackupShelf;
import dev.gembind.adapters.csv.Restore;
import dev.gembind.adapters.csv.RestorePoint;
import dev.gembind.adapters.csv.RestoreReport;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.stores.Data;
import dev.gembind.app.stores.DatabaseRestore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of the data. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a backup in the place of the data, while no server runs.",
            "The backup is checked first. The data that was there is kept beside it, and nothing is lost when this is cut",
            "off at any moment. A database is only filled when it is empty."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gembind restore latest",
            "  gembind restore 2026-01-31T08-00-00Z",
            "  gembind restore /mnt/backups/2026-01-31T08-00-00Z",
            "  gembind restore latest --to-time 2026-01-31T07:42:00Z",
        })
final class RestoreCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "BACKUP",
            description = {
                "a name that backup list shows, the folder of a backup, or latest;",
                "with --to-time or --to-seq, latest is the newest good backup that reaches that point"
            })
    private String name = "";

    @Option(
            names = "--to-time",
            paramLabel = "TIME",
            description = "stop before the first change after TIME, such as 2026-01-31T07:42:00Z")
    private @Nullable Instant time;

    @Option(names = "--to-seq", paramLabel = "N", description = "stop behind transaction N")
    private @Nullable Long transaction;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    RestoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        AppConfig config = options.require(surroundings);
        RestorePoint point = new RestorePoint(transaction, time);
        Path backup = backup(BackupShelves.of(config, surroundings), point);
        print(backup, config.database().on() ? intoDatabase(config, backup, point) : exchange(config, backup, point));
        return ExitCode.DONE.number();
    }

    private RestoreReport exchange(AppConfig config, Path backup, RestorePoint point) {
        return new Restore(config.dataFolder(), surroundings.clock()).run(backup, point);
    }

    private RestoreReport intoDatabase(AppConfig config, Path backup, RestorePoint point) {
        try (Data data = Data.open(config, surroundings.clock(), surroundings.random());
                ProgressLine progress = new ProgressLine(surroundings)) {
            long transaction = new DatabaseRestore(config.dataFolder(), surroundings.clock(), progress)
                    .run(backup, point, data.movable());
            return new RestoreReport(transaction, null);
        }
    }

    private Path backup(BackupShelf shelf, RestorePoint point) {
        if (!name.equals("latest") || point.equals(RestorePoint.END)) {
            return BackupShelves.requireFolder(shelf, name);
        }
        return shelf.list().stream()
                .filter(Backup::isVerified)
                .map(Backup::folder)
                .filter(folder -> Restore.reaches(folder, point))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ExitCode.FAILED, "no good backup reaches that point; see gembind backup list", null));
    }

    private void print(Path backup, RestoreReport report) {
        Path kept = report.kept();
        if (json.isOn()) {
            ObjectNode answer = JsonNodeFactory.instance
                    .objectNode()
                    .put("backup", backup.toString())
                    .put("transaction", report.transaction());
            if (kept != null) {
                answer.put("kept", kept.toString());
            }
            surroundings.out().println(answer);
            return;
        }
        surroundings.out().println("restored " + backup + " up to transaction " + report.transaction());
        if (kept != null) {
            surroundings.err().println("the data that was there is kept as " + kept);
        }
    }
}
