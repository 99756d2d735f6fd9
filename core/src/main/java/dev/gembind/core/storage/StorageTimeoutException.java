package dev.gembind.core.storage;

import org.jspecify.annotations.Nullable;

/** The storage did not answer within the deadline. */
public final class StorageTimeoutException extends StorageException {
    private static final long serialVersionUID = 1L;

    public StorageTimeoutException(Outcome outcome, String message, @Nullable Throwable cause) {
        super("storage-timeout", outcome, message, cause);
    }
}
