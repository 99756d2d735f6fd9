package dev.gembind.app.cli;

import dev.gembind.adapters.csv.Backup;
import dev.gembind.adapters.csv.BackupShelf;
import dev.gembind.app.config.AppConfig;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds backups by what an operator calls them. */
final class BackupShelves {
    private static final String LATEST = "latest";

    private BackupShelves() {}

    static BackupShelf of(AppConfig config, Surroundings surroundings) {
        return new BackupShelf(config.backups().folder(), surroundings.clock());
    }

    /**
     * Returns a backup: {@code latest} is the newest good one; others go by their name.
     *
     * @throws CommandException if there is none
     */
    static Backup require(BackupShelf shelf, String name) {
        return (name.equals(LATEST) ? shelf.newestVerified() : shelf.find(name))
                .orElseThrow(() -> new CommandException(
                        ExitCode.FAILED,
                        name.equals(LATEST)
                                ? "there is no backup that was checked and is good; see gembind backup list"
                                : "there is no backup " + name + "; see gembind backup list",
                        null));
    }

    /** Returns the folder of a backup, which may also be named by its path. */
    static Path requireFolder(BackupShelf shelf, String name) {
        Path path = Path.of(name);
        return Files.isDirectory(path.resolve("store"))
                ? path
                : require(shelf, name).folder();
    }
}
