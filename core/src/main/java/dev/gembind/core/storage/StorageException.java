package dev.gembind.core.storage;

import dev.gembind.core.GembindException;
import org.jspecify.annotations.Nullable;

/** The storage could not keep its promise. The subtype says why, {@link #outcome()} what became of the change. */
public abstract class StorageException extends GembindException {
    private static final long serialVersionUID = 1L;

    /** What is known about the transaction that failed. */
    public enum Outcome {
        /** Nothing of it will ever be seen; it may be run again. */
        NOT_COMMITTED,
        /** It may or may not have been committed; only running the same idempotent request again tells. */
        UNKNOWN
    }

    private final Outcome outcome;

    protected StorageException(String code, Outcome outcome, String message, @Nullable Throwable cause) {
        super(code, message, cause);
        this.outcome = outcome;
    }

    /** Returns what is known about the transaction. */
    public final Outcome outcome() {
        return outcome;
    }
}
