package dev.gembind.app.cli;

import dev.gembind.adapters.csv.CsvProblem;
import dev.gembind.adapters.csv.CsvStorage;
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
            "Checks every checksum, the chain through the journal, and the rules between rows.",
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
        Path folder = options.require(surroundings).dataFolder();
        List<CsvProblem> problems = CsvStorage.verify(folder);
        new Findings(surroundings, json).print(folder.toString(), folder, problems);
        return (problems.isEmpty() ? ExitCode.DONE : ExitCode.INVARIANT_BROKEN).number();
    }
}
