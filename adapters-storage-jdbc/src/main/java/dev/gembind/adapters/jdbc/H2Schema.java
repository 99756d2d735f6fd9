package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings the schema of an H2 database up to date on a copy, which then replaces it at once. H2 commits each statement that
 * changes a schema by itself, and a file that was cut off while it was made cannot even be opened: a crash would leave half a
 * schema, or none and no way to start again.
 */
final class H2Schema {
    private static final Map<String, String> DIALECT = Map.of("bytewise", "", "stored", "", "unlogged", "");

    private final H2File file;
    private final JdbcConfig config;

    H2Schema(H2File file, JdbcConfig config) {
        this.file = file;
        this.config = config;
    }

    /**
     * Makes the database when it is missing, and applies what is missing.
     *
     * @throws StorageUnavailableException if the file cannot be made or changed
     */
    void update() {
        boolean there = Files.exists(file.path());
        if (!there || isOutdated()) {
            try {
                replace(there);
            } catch (IOException e) {
                throw new StorageUnavailableException(
                        Outcome.NOT_COMMITTED, "the database " + file.path() + " cannot be made or changed", e);
            }
        }
    }

    private boolean isOutdated() {
        try {
            // H2 opens and closes the file for each connection unless there is another one
            return Jdbi.create(file.url(config), Pools.credentials(config))
                    .withHandle(other -> new Migrations(file.url(config), config, DIALECT, null).arePending());
        } catch (ConnectionException e) {
            throw SqlFailure.toException("opening the database", Outcome.NOT_COMMITTED, SqlFailure.behind(e));
        }
    }

    private void replace(boolean there) throws IOException {
        Path draft = file.draft().path();
        Files.deleteIfExists(draft); // an earlier attempt was cut off
        if (there) {
            Files.copy(file.path(), draft, StandardCopyOption.COPY_ATTRIBUTES);
        }
        new Migrations(file.draft().url(config), config, DIALECT, null).apply();
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, file.path(), StandardCopyOption.ATOMIC_MOVE);
        file.forceFolder();
    }
}
