package dev.gembind.core.storage;

import org.jspecify.annotations.Nullable;

/** The storage cannot be reached, is closed, overloaded, or has stopped itself after a failed write. Try again later. */
public final class StorageUnavailableException extends StorageException {
    private static final long serialVersionUID = 1L;

    public StorageUnavailableException(Outcome outcome, String message, @Nullable Throwable cause) {
        super("storage-unavailable", outcome, message, cause);
    }
}
