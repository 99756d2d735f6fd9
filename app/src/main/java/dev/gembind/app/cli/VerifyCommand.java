package dev.gembind.app.cli;

import dev.gembind.adapters.csv.ArchiveStorage;
import dev.gembind.adapters.csv.CsvProblem;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.server.CheckpointCheck;
import dev.gembind.app.stores.Data;
import dev.gembind.core.transfer.RuleCheck;
import dev.gembind.core.transfer.StorageDigest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks the stored data. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks every checksum, the chain through the journal, the rules between rows, the chain of every wallet,",
            "and that each signed checkpoint of the ledger still holds.",
            "Changes nothing, and may run beside a server. The exit code is 5 when something does not hold."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  gembind verify", "  gembind verify --set CSV_DATA_DIR=/var/lib/gembind --json"})
final class VerifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        AppConfig config = options.require(surroundings);
        Path folder = config.dataFolder();
        boolean database = config.database().on();
        List<CsvProblem> problems = database ? problemsInDatabase(config) : problemsInFolder(config);
        new Findings(surroundings, json).print(database ? "the database" : folder.toString(), folder, problems);
        return (problems.isEmpty() ? ExitCode.DONE : ExitCode.INVARIANT_BROKEN).number();
    }

    private static List<CsvProblem> problemsInFolder(AppConfig config) {
        Path folder = config.dataFolder();
        List<CsvProblem> problems = CsvStorage.verify(folder);
        if (!problems.isEmpty() || !CsvStorage.exists(folder)) {
            return problems;
        }
        try (ArchiveStorage archive = ArchiveStorage.open(folder)) {
            return new CheckpointCheck(config, archive.payments().ledger(), archive.checkpoints())
                    .problems(archive.movable().transactor());
        }
    }

    /** Reads every row, so that one which cannot be understood is noticed, and checks the rules between rows. */
    private List<CsvProblem> problemsInDatabase(AppConfig config) {
        try (Data data = Data.open(config, surroundings.clock(), surroundings.random());
                ProgressLine progress = new ProgressLine(surroundings)) {
            StorageDigest.of(data.movable(), progress);
            List<CsvProblem> problems = RuleCheck.of(data.movable(), data.stores(), data.payments()).stream()
                    .map(broken -> new CsvProblem(broken.table(), "row " + broken.row(), broken.rule()))
                    .toList();
            return problems.isEmpty() ? checkpointProblems(config, data) : problems;
        }
    }

    private static List<CsvProblem> checkpointProblems(AppConfig config, Data data) {
        return new CheckpointCheck(config, data.payments().ledger(), data.checkpoints())
                .problems(data.movable().transactor());
    }
}
