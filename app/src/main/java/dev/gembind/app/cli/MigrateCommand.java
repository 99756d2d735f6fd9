package dev.gembind.app.cli;

import dev.gembind.app.config.AppConfig;
import dev.gembind.app.stores.Data;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the storage up to date. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the schema of the database up to date, or makes it.",
            "serve does the same when it starts; use this to do it before, with another user or step by step."
        },
        footerHeading = "%nExamples:%n",
        footer = "  gembind migrate --set STORAGE=jdbc --set DATABASE_URL=jdbc:postgresql://db.example/gembind")
final class MigrateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    MigrateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        AppConfig config = options.require(surroundings);
        try (Data data = Data.open(config, surroundings.clock(), surroundings.random())) {
            data.trouble().get().ifPresent(problem -> {
                throw new CommandException(ExitCode.FAILED, problem, null);
            });
            surroundings.out().println("the storage is up to date");
        }
        return ExitCode.DONE.number();
    }
}
