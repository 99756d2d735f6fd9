package dev.gembind.adapters.csv;

import dev.gembind.core.access.ApiKeyStore;
import dev.gembind.core.access.SignInSessionStore;
import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.LinkAttemptStore;
import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.ledger.CheckpointStore;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.Transactor;
import dev.gembind.core.transfer.MovableStorage;
import dev.gembind.core.transfer.RuleCheck;
import dev.gembind.core.webhooks.SeenEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Storage in a folder of CSV files. One process opens a folder at a time. Thread-safe.
 *
 * <p>A write returns when it is forced to the device; whatever happens to the process or the power after that, the next
 * {@link #open} finds it. What cannot be read safely is never guessed at: opening then fails and names file and place.
 */
public final class CsvStorage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CsvStorage.class);
    private static final Duration IMPORT_DEADLINE = Duration.ofMinutes(5);

    private final CsvTables tables;
    private final CsvEngine engine;
    private final UsersImport usersImport;

    private CsvStorage(CsvTables tables, CsvEngine engine, UsersImport usersImport) {
        this.tables = tables;
        this.engine = engine;
        this.usersImport = usersImport;
    }

    /**
     * Opens a folder, making it when it is missing, and recovers what the last process left. When the folder holds no
     * users yet but a {@code users.csv} of an earlier program, that file is imported and kept under another name.
     *
     * @param clock gives the times noted in the journal; nothing depends on their order
     * @param random makes the id of a new store and those of imported bindings
     * @throws StorageCorruptException if acknowledged data is damaged
     * @throws FolderInUseException if the folder is in use
     * @throws StorageUnavailableException if the folder cannot be read or written
     * @throws ImportRefusedException if {@code users.csv} has problems; nothing is changed then
     */
    public static CsvStorage open(CsvConfig config, InstantSource clock, RandomGenerator random) {
        Path folder = config.folder();
        boolean earlier = EarlierUsers.exists(folder);
        if (earlier && !Files.exists(folder.resolve(CsvEngine.STORE))) {
            requireGood(folder, read(EarlierUsers.in(folder)));
        }
        CsvTables tables = new CsvTables(config.auditRowsInMemory());
        CsvEngine engine = CsvEngine.open(config, tables.catalog(), Outside.real(clock, random));
        UsersImport usersImport = new UsersImport(
                tables.stores(new PatientTransactor(engine.transactor(), IMPORT_DEADLINE)), clock, random);
        CsvStorage storage = new CsvStorage(tables, engine, usersImport);
        if (earlier) {
            storage.takeEarlierUsers(folder, clock);
        }
        return storage;
    }

    /**
     * Checks a data folder without changing it; it may be in use.
     *
     * @return what does not hold; empty when all is well, or when there is no store
     * @throws StorageUnavailableException if the folder cannot be read
     */
    public static List<CsvProblem> verify(Path folder) {
        Path store = folder.resolve(CsvEngine.STORE);
        if (!Files.isDirectory(store)) {
            return List.of();
        }
        try {
            Disk disk = new RealDisk(store);
            List<CsvProblem> problems = new FolderVerifier(disk, () -> new CsvTables(1).catalog()).problems();
            return problems.isEmpty() && !disk.list().isEmpty() ? brokenRules(folder) : problems;
        } catch (IOException e) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the folder " + store + " cannot be read", e);
        }
    }

    /** Tells whether a data folder holds a store that was opened once. */
    public static boolean exists(Path folder) {
        Path store = folder.resolve(CsvEngine.STORE);
        try {
            return Files.isDirectory(store) && !new RealDisk(store).list().isEmpty();
        } catch (IOException e) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the folder " + store + " cannot be read", e);
        }
    }

    /** Imports the users of a file; see {@link UsersImport}. */
    ImportReport importUsers(Path file) {
        return usersImport.run(file);
    }

    /** Returns the way to read and change what is stored. */
    public Transactor transactor() {
        return engine.transactor();
    }

    /** Returns the users. */
    public UserStore users() {
        return tables.users();
    }

    /** Returns the bindings. */
    public BindingStore bindings() {
        return tables.bindings();
    }

    /** Returns the link attempts. */
    public LinkAttemptStore linkAttempts() {
        return tables.linkAttempts();
    }

    /** Returns the sessions of signed-in browsers. */
    public SignInSessionStore sessions() {
        return tables.sessions();
    }

    /** Returns the keys of host sites. */
    public ApiKeyStore apiKeys() {
        return tables.apiKeys();
    }

    /** Returns the audit log; it lists only the newest events, as many as the configuration keeps in memory. */
    public AuditLog auditLog() {
        return tables.auditLog();
    }

    /** Returns the stores of gems, payments and messages, which commit together. */
    public PaymentStores payments() {
        return tables.paymentStores(engine.transactor());
    }

    /** Returns which events of webhooks were taken. */
    public SeenEvents seenEvents() {
        return tables.seenEvents();
    }

    /** Returns the checkpoints of the ledger. */
    public CheckpointStore checkpoints() {
        return tables.checkpoints();
    }

    /** Returns everything, to be moved to another storage or compared with it. */
    public MovableStorage movable() {
        return tables.movable(new PatientTransactor(engine.transactor(), IMPORT_DEADLINE));
    }

    /** Returns what backups of this storage are made of; it can be used while the storage is. */
    public BackupSource backupSource() {
        return new CsvBackupSource(engine);
    }

    /** Returns why writing is impossible at the moment; empty when all is well. */
    public Optional<String> problem() {
        return engine.problem();
    }

    /** Finishes the writes that are waiting, and closes. Later calls do nothing. */
    @Override
    public void close() {
        engine.close();
    }

    private static List<CsvProblem> brokenRules(Path folder) {
        try (ArchiveStorage archive = ArchiveStorage.open(folder)) {
            return RuleCheck.of(archive.movable(), archive.stores(), archive.payments()).stream()
                    .map(broken -> new CsvProblem(broken.table() + FileNames.CSV, "row " + broken.row(), broken.rule()))
                    .toList();
        }
    }

    private void takeEarlierUsers(Path folder, InstantSource clock) {
        try {
            if (!transactor()
                    .read("any-user", snapshot -> users().list(snapshot, "", 1))
                    .isEmpty()) {
                LOG.warn("{} was left alone: there are users already", EarlierUsers.in(folder));
                return;
            }
            ImportReport report = importUsers(EarlierUsers.in(folder));
            if (!report.problems().isEmpty()) {
                throw new ImportRefusedException(EarlierUsers.in(folder), report.problems());
            }
            LOG.info("the imported file is kept as {}", EarlierUsers.setAside(folder, clock.instant()));
        } catch (IOException e) {
            engine.close();
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the imported users.csv cannot be renamed", e);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static void requireGood(Path folder, UsersFile file) {
        if (!file.problems().isEmpty()) {
            throw new ImportRefusedException(EarlierUsers.in(folder), file.problems());
        }
    }

    private static UsersFile read(Path file) {
        try {
            return EarlierUsers.read(file);
        } catch (IOException e) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the file " + file + " cannot be read", e);
        }
    }
}
