package dev.gembind.app.cli;

import dev.gembind.adapters.csv.Backup;
import dev.gembind.adapters.csv.BackupShelf;
import dev.gembind.adapters.csv.CsvProblem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a backup. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a backup: its files, their checksums, the chain through the journal, and the rules between rows.",
            "What was found is kept with it. The exit code is 5 when something does not hold."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  gembind backup verify 2026-01-31T08-00-00Z", "  gembind backup verify --json"})
final class BackupVerifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "the name that list shows; the newest backup unless given")
    private String name = "";

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    BackupVerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        BackupShelf shelf = BackupShelves.of(options.require(surroundings), surroundings);
        Backup backup = name.isEmpty() ? newest(shelf) : BackupShelves.require(shelf, name);
        List<CsvProblem> problems = shelf.verify(backup);
        new Findings(surroundings, json).print("backup " + backup.name(), backup.folder(), problems);
        return (problems.isEmpty() ? ExitCode.DONE : ExitCode.INVARIANT_BROKEN).number();
    }

    private static Backup newest(BackupShelf shelf) {
        return shelf.list().stream()
                .findFirst()
                .orElseThrow(() -> new CommandException(ExitCode.FAILED, "there is no backup", null));
    }
}
