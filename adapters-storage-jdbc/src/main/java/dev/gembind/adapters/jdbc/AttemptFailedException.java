package dev.gembind.adapters.jdbc;

import dev.gembind.core.GembindException;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import java.sql.SQLException;

/** One try of a transaction failed in the database; inside this package only. */
final class AttemptFailedException extends GembindException {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final SQLException reason;

    AttemptFailedException(Outcome outcome, SQLException reason) {
        super("storage-unavailable", "a try failed", reason);
        this.outcome = outcome;
        this.reason = reason;
    }

    /** Tells whether the same body may succeed when it is run again, and may be run again. */
    boolean isWorthAnotherTry() {
        return outcome == Outcome.NOT_COMMITTED && SqlFailure.of(reason) == SqlFailure.CONFLICT;
    }

    /** Returns what to tell the caller. */
    StorageException toStorageException(String name) {
        return SqlFailure.toException(name, outcome, reason);
    }
}
