package dev.gembind.adapters.jdbc;

import dev.gembind.core.Secret;
import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema up to date. A migration that was released is never edited; the next one changes what it made. */
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final String LOCATION = "classpath:dev/gembind/adapters/jdbc/migrations";
    private static final int MAX_ATTEMPTS = 20;
    private static final long PAUSE_NANOS = 100_000_000;
    private static final String HISTORY = "gembind_schema_history";

    private final Flyway flyway;

    /**
     * @param url where; it may differ from the configured one by settings of the driver
     * @param dialect what the placeholders of the migrations stand for
     * @param own where migrations are that only this engine has; null when it has none
     */
    Migrations(String url, JdbcConfig config, Map<String, String> dialect, @Nullable String own) {
        Secret password = config.password();
        this.flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(url, config.user(), password == null ? null : password.reveal())
                .locations(own == null ? new String[] {LOCATION} : new String[] {LOCATION, LOCATION + own})
                .table(HISTORY)
                .placeholders(dialect)
                .baselineOnMigrate(true) // the database may hold the host site's own tables too
                .baselineVersion("0")
                .ignoreMigrationPatterns(new ValidatePattern[0]) // nobody writes into a newer version's schema
                .load();
    }

    /**
     * Applies what is missing. Several instances may do so at once.
     *
     * @throws StorageCorruptException if the schema is not what these migrations made, or a newer version's
     * @throws StorageUnavailableException if the database cannot be reached or changed
     */
    void apply() {
        MigrateResult result = guarded(database -> migrate(database, 1));
        if (result.migrationsExecuted > 0) {
            LOG.info(
                    "the database's schema was brought from version {} to {}",
                    Objects.requireNonNullElse(result.initialSchemaVersion, "0"),
                    result.targetSchemaVersion);
        }
    }

    /** Two that start on a fresh database may both want to begin its history; the one that comes second is told so. */
    private static MigrateResult migrate(Flyway database, int attempt) {
        try {
            return database.migrate();
        } catch (FlywayException e) {
            boolean again = attempt < MAX_ATTEMPTS
                    && !(e instanceof FlywayValidateException)
                    && String.valueOf(e.getMessage()).contains("Unable to baseline");
            if (!again) {
                throw e;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            return migrate(database, attempt + 1);
        }
    }

    /**
     * Checks what is there and tells whether anything is missing.
     *
     * @throws StorageCorruptException if the schema is not what these migrations made, or a newer version's
     * @throws StorageUnavailableException if the database cannot be reached
     */
    boolean arePending() {
        return guarded(database -> {
            boolean pending = database.info().pending().length > 0;
            if (!pending) {
                database.validate();
            }
            return pending;
        });
    }

    private <T> T guarded(Function<Flyway, T> work) {
        try {
            return work.apply(flyway);
        } catch (FlywayValidateException e) {
            throw new StorageCorruptException(
                    Outcome.NOT_COMMITTED, "the database's schema is not the one of this version", e);
        } catch (FlywayException e) {
            throw SqlFailure.toException("opening the database", Outcome.NOT_COMMITTED, SqlFailure.behind(e));
        }
    }
}
