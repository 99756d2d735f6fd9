package dev.gembind.core.storage;

import org.jspecify.annotations.Nullable;

/** A rule kept by the storage itself refused the change: a fault in the caller, not something to retry. */
public final class ConstraintViolatedException extends StorageException {
    private static final long serialVersionUID = 1L;

    public ConstraintViolatedException(Outcome outcome, String message, @Nullable Throwable cause) {
        super("constraint-violated", outcome, message, cause);
    }
}
