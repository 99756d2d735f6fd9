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
    private final boolean begun;

    AttemptFailedException(Outcome outcome, SQLException reason) {
        this(outcome, reason, true);
    }

    private AttemptFailedException(Outcome outcome, SQLException reason, boolean begun) {
        super("storage-unavailable", "a try failed", reason);
        this.outcome = outcome;
        this.reason = reason;
        this.begun = begun;
    }

    /** Returns the failure of a transaction that could not even begin, as on a connection that broke while nobody used it. */
    static AttemptFailedException toBegin(SQLException reason) {
        return new AttemptFailedException(Outcome.NOT_COMMITTED, reason, false);
    }

    /** Tells whether the same body may succeed when it is run again, and may be run again. */
    boolean isWorthAnotherTry() {
        return !begun || (outcome == Outcome.NOT_COMMITTED && SqlFailure.of(reason) == SqlFailure.CONFLICT);
    }

    /** Returns why it is run again, if it is. */
    RetryReason retryReason() {
        return begun ? RetryReason.of(String.valueOf(reason.getSQLState())) : RetryReason.CONNECTION;
    }

    /** Returns what to tell the caller. */
    StorageException toStorageException(String name) {
        return SqlFailure.toException(name, outcome, reason);
    }
}
