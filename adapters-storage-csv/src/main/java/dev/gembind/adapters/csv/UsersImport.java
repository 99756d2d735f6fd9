package dev.gembind.adapters.csv;

import dev.gembind.core.Ids;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Takes the users of a file in, all of them or none, in one transaction. */
final class UsersImport {
    private static final DisplayName UNKNOWN_NAME = new DisplayName("imported");
    private static final String EVENT = "users.imported";

    private final UserStore users;
    private final BindingStore bindings;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Ids ids;

    UsersImport(CsvTables tables, InstantSource clock, Ids ids) {
        this.users = tables.users();
        this.bindings = tables.bindings();
        this.audit = tables.auditLog();
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Adds what is not there yet; what is there already in the same way is left alone.
     *
     * @throws ClashException if an account or a user of the file is taken in another way
     */
    ImportReport run(Transaction tx, UsersFile file) {
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
    static final class ClashException extends RuntimeException {
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
