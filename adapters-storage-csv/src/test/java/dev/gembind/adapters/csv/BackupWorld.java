package dev.gembind.adapters.csv;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A data folder with users in it, a shelf, and a clock that moves on when it is told to. */
final class BackupWorld {
    static final Instant START = Instant.parse("2026-01-31T08:00:00Z");

    final Path parent;
    final Path data;
    final Path shelfFolder;
    private Instant now = START;

    BackupWorld(Path parent) {
        this.parent = parent;
        this.data = parent.resolve("data");
        this.shelfFolder = parent.resolve("backups");
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    BackupShelf shelf() {
        return new BackupShelf(shelfFolder, this::now);
    }

    BackupShelf shelf(ArchiveDisk disk) {
        return new BackupShelf(shelfFolder, this::now, disk);
    }

    /** Opens the data, with a checkpoint whenever so many bytes have gathered. */
    CsvStorage open(long checkpointBytes) {
        return CsvStorage.open(config(data, checkpointBytes), this::now, new SplittableRandom(7));
    }

    CsvStorage open() {
        return open(1L << 30);
    }

    Backup backUp() {
        try (CsvStorage storage = open()) {
            return shelf().create(storage.backupSource());
        }
    }

    /** Adds users, each in a transaction of its own. */
    void add(CsvStorage storage, String... ids) {
        for (String id : ids) {
            storage.transactor().write("add", tx -> storage.users().insertIfAbsent(tx, new User(new UserId(id), now)));
        }
    }

    void add(String... ids) {
        try (CsvStorage storage = open()) {
            add(storage, ids);
        }
    }

    List<String> users() {
        return users(data);
    }

    static List<String> users(Path folder) {
        try (CsvStorage storage = CsvStorage.open(config(folder, 1L << 30), () -> START, new SplittableRandom(8))) {
            return storage.transactor().read("users", view -> storage.users().list(view, "", 1000)).stream()
                    .map(user -> user.id().value())
                    .toList();
        }
    }

    static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvConfig config(Path folder, long checkpointBytes) {
        return new CsvConfig(folder, Duration.ofSeconds(30), 1000, checkpointBytes, 0, 100, false);
    }
}
