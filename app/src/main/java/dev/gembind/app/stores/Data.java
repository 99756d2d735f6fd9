package dev.gembind.app.stores;

import dev.gembind.adapters.csv.BackupSource;
import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.adapters.jdbc.JdbcStorage;
import dev.gembind.app.config.AppConfig;
import dev.gembind.core.access.ApiKeyStore;
import dev.gembind.core.access.SignInSessionStore;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.ledger.CheckpointStore;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.transfer.MovableStorage;
import dev.gembind.core.webhooks.SeenEvents;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A storage that is open.
 *
 * @param stores what bindings need
 * @param sessions sessions of browsers
 * @param apiKeys keys of host sites
 * @param payments what gems and payments need
 * @param checkpoints the checkpoints of the ledger
 * @param seenEvents which events of providers were taken
 * @param movable everything in it
 * @param backups what backups are made of
 * @param sharing what instances on it agree on
 * @param retries how many transactions were run again, by a closed set of reasons; empty where none ever is
 * @param trouble tells why it cannot be written at the moment
 * @param closing closes it
 */
public record Data(
        BindingStores stores,
        SignInSessionStore sessions,
        ApiKeyStore apiKeys,
        PaymentStores payments,
        CheckpointStore checkpoints,
        SeenEvents seenEvents,
        MovableStorage movable,
        BackupSource backups,
        Sharing sharing,
        Map<String, LongSupplier> retries,
        Supplier<Optional<String>> trouble,
        Runnable closing)
        implements AutoCloseable {
    /**
     * Opens the storage that is configured.
     *
     * @throws dev.gembind.adapters.csv.FolderInUseException if another process has it open
     * @throws dev.gembind.core.storage.StorageException if it cannot be opened
     */
    public static Data open(AppConfig config, InstantSource clock, SecureRandom random) {
        if (!config.database().on()) {
            return csv(CsvStorage.open(CsvConfig.in(config.dataFolder()), clock, random));
        }
        DataFolder.make(config.dataFolder()); // keys and the way to this server are kept there all the same
        return jdbc(JdbcStorage.open(Databases.config(config.database()), random), clock, random);
    }

    static Data csv(CsvStorage storage) {
        return new Data(
                new BindingStores(
                        storage.transactor(),
                        storage.users(),
                        storage.bindings(),
                        storage.linkAttempts(),
                        storage.auditLog()),
                storage.sessions(),
                storage.apiKeys(),
                storage.payments(),
                storage.checkpoints(),
                storage.seenEvents(),
                storage.movable(),
                storage.backupSource(),
                Sharing.ALONE,
                Map.of(),
                storage::problem,
                storage::close);
    }

    static Data jdbc(JdbcStorage storage, InstantSource clock, SecureRandom random) {
        return new Data(
                new BindingStores(
                        storage.transactor(),
                        storage.users(),
                        storage.bindings(),
                        storage.linkAttempts(),
                        storage.auditLog()),
                storage.sessions(),
                storage.apiKeys(),
                storage.payments(),
                storage.checkpoints(),
                storage.seenEvents(),
                storage.movable(),
                new DatabaseBackup(storage.movable(), clock, random),
                Sharing.of(storage),
                Databases.retries(storage),
                storage::problem,
                storage::close);
    }

    @Override
    public void close() {
        closing.run();
    }
}
