package dev.gembind.app.config;

import dev.gembind.core.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where data is kept. */
final class StorageKeys {
    private static final int MAX_POOL = 1000;
    private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(31);
    private static final Duration LONGEST_KEEP = Duration.ofDays(3660);

    /** Kinds of storage. */
    enum Kind {
        CSV,
        JDBC
    }

    static final Key<Kind> STORAGE =
            Key.of("STORAGE", Forms.choice(Kind.class), "the kind of storage").or("csv");
    static final Key<Path> CSV_DATA_DIR = Key.of("CSV_DATA_DIR", Forms.path("the path of a folder"), "the data folder")
            .or("data");
    static final Key<String> DATABASE_URL = Key.of(
            "DATABASE_URL",
            new Form<>(
                    "a JDBC URL, such as jdbc:postgresql://db.example/gembind or jdbc:h2:file:data/gembind",
                    false,
                    value -> Forms.text("").read(value).filter(StorageKeys::isDatabase)),
            "the database");
    static final Key<String> DATABASE_USER =
            Key.of("DATABASE_USER", Forms.text("the name of a database user"), "who connects to the database");
    static final Key<Secret> DATABASE_PASSWORD =
            Key.of("DATABASE_PASSWORD", Forms.secret("that user's password", 1), "the database user's password");
    static final Key<Integer> DATABASE_POOL_SIZE = Key.of(
                    "DATABASE_POOL_SIZE", Forms.number(1, MAX_POOL), "how many connections to keep")
            .or("10");
    static final Key<Path> BACKUP_DIR = Key.of(
            "GEMBIND_BACKUP_DIR",
            Forms.path("the path of a folder"),
            "where backups go; the folder backup in the data folder unless set");
    static final Key<Duration> BACKUP_EVERY = Key.of(
                    "GEMBIND_BACKUP_EVERY", Forms.duration(SHORTEST_INTERVAL, LONGEST_INTERVAL), "how often to back up")
            .or("PT1H");
    static final Key<Duration> BACKUP_KEEP = Key.of(
                    "GEMBIND_BACKUP_KEEP", Forms.duration(SHORTEST_INTERVAL, LONGEST_KEEP), "how long backups are kept")
            .or("P30D");
    static final Key<Duration> BACKUP_KEEP_ALL = Key.of(
                    "GEMBIND_BACKUP_KEEP_ALL",
                    Forms.duration(SHORTEST_INTERVAL, LONGEST_KEEP),
                    "how long every backup is kept; after that one a day")
            .or("PT48H");

    static final Key<Duration> CHECKPOINT_EVERY = Key.of(
                    "GEMBIND_CHECKPOINT_EVERY",
                    Forms.duration(SHORTEST_INTERVAL, LONGEST_INTERVAL),
                    "how often the ledger is signed")
            .or("PT1H");
    static final Key<Path> CHECKPOINT_FILE = Key.of(
            "GEMBIND_CHECKPOINT_FILE",
            Forms.path("the path of a file outside the data"),
            "where marks of signed checkpoints are kept, for verify to compare; the log has them too");

    static final KeyGroup GROUP = new KeyGroup(
            "Storage",
            List.of(
                    STORAGE,
                    CSV_DATA_DIR,
                    DATABASE_URL,
                    DATABASE_USER,
                    DATABASE_PASSWORD,
                    DATABASE_POOL_SIZE,
                    BACKUP_DIR,
                    BACKUP_EVERY,
                    BACKUP_KEEP,
                    BACKUP_KEEP_ALL,
                    CHECKPOINT_EVERY,
                    CHECKPOINT_FILE));

    private StorageKeys() {}

    private static boolean isDatabase(String url) {
        return url.startsWith("jdbc:postgresql:") || url.startsWith("jdbc:h2:");
    }
}
