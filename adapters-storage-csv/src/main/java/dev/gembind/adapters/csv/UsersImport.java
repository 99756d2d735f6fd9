package dev.gembind.adapters.csv;

import dev.gembind.core.Ids;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.storage.Transactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the users of a CSV file into a storage of any kind, in one transaction: all of them, or none when anything is wrong
 * with the file. Columns are found by name ({@code user_id}, {@code discord_id}, {@code telegram_id}, {@code twitter_id}), in
 * any order and with others beside them; comma, semicolon and tab separate. What is stored already in the same way is left
 * alone, so an import can be repeated. An import that adds something is an event in the audit log.
 */
public final class UsersImport {
    private static final Logger LOG = LoggerFactory.getLogger(UsersImport.class);
    private static final DisplayName UNKNOWN_NAME = new DisplayName("imported");
    private static final String EVENT = "users.imported";

    private final Transactor transactor;
    private final UserStore users;
    private final BindingStore bindings;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Ids ids;

    /**
     * @param stores where to; their transactor has to wait as long as a whole file takes
     * @param clock dates what is added
     * @param random makes the ids of bindings
     */
    public UsersImport(BindingStores stores, InstantSource clock, RandomGenerator random) {
        this.transactor = stores.transactor();
        this.users = stores.users();
        this.bindings = stores.bindings();
        this.audit = stores.audit();
        this.clock = clock;
        this.ids = new Ids(clock, random);
    }

    /**
     * Imports a file.
     *
     * @return how much was added, or every problem of the file with its line
     * @throws StorageUnavailableException if the file cannot be read
     * @throws dev.gembind.core.storage.StorageException if the storage fails; nothing was imported if it is known to have not
     *     committed, and repeating the import settles it in any case
     */
    public ImportReport run(Path file) {
        try {
            return run(EarlierUsers.read(file));
        } catch (IOException e) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the file " + file + " cannot be read", e);
        }
    }

    private ImportReport run(UsersFile file) {
        if (!file.problems().isEmpty()) {
            return new ImportReport(0, 0, file.problems());
        }
        try {
            ImportReport report = transactor.write("import-users", tx -> run(tx, file));
            LOG.info("imported {} users and {} accounts", report.users(), report.accounts());
            return report;
        } catch (ClashException e) {
            return new ImportReport(0, 0, e.problems());
        }
    }

    /**
     * Adds what is not there yet; what is there already in the same way is left alone.
     *
     * @throws ClashException if an account or a user of the file is taken in another way
     */
    private ImportReport run(Transaction tx, UsersFile file) {
        Instant now = clock.instant();
        List<ImportProblem> problems = new ArrayList<>();
        int added = 0;
        int bound = 0;
        for (UsersFile.Entry entry : file.entries()) {
            added += users.insertIfAbsent(tx, new User(entry.user(), now)) ? 1 : 0;
            for (PlatformAccount account : entry.accounts()) {
                bound += bind(tx, entry, account, now, problems) ? 1 : 0;
            }
        }
        if (!problems.isEmpty()) {
            throw new ClashException(problems);
        }
        if (added + bound > 0) {
            note(tx, now, "users=" + added + " accounts=" + bound);
        }
        return new ImportReport(added, bound, List.of());
    }

    /** One event for the whole file: a large one would push everything else out of the list of newest events. */
    private void note(Transaction tx, Instant now, String detail) {
        audit.append(tx, new AuditEvent(ids.next(), now, EVENT, null, null, null, null, detail, Origin.SYSTEM));
    }

    private boolean bind(
            Transaction tx, UsersFile.Entry entry, PlatformAccount account, Instant now, List<ImportProblem> problems) {
        Binding binding = new Binding(
                ids.next(),
                entry.user(),
                new VerifiedIdentity(account, UNKNOWN_NAME),
                BindingStatus.ACTIVE,
                BindMethod.IMPORT,
                now,
                now,
                1);
        InsertResult result = bindings.insertIfAbsent(tx, binding);
        String platform = account.platform().title();
        if (result instanceof InsertResult.AccountTaken taken
                && !taken.holder().user().equals(entry.user())) {
            problems.add(new ImportProblem(entry.line(), "the " + platform + " account belongs to another user"));
        } else if (result instanceof InsertResult.UserHasOther) {
            problems.add(new ImportProblem(entry.line(), "the user has another " + platform + " account"));
        }
        return result instanceof InsertResult.Inserted;
    }

    /** Rolls the transaction back and carries the problems out of it. */
    private static final class ClashException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<ImportProblem> problems;

        ClashException(List<ImportProblem> problems) {
            super("the file does not fit what is stored", null, false, false);
            this.problems = List.copyOf(problems);
        }

        List<ImportProblem> problems() {
            return problems;
        }
    }
}
