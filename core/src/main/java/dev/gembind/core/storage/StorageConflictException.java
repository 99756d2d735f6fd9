package dev.gembind.core.storage;

import org.jspecify.annotations.Nullable;

/** The transaction kept conflicting with others until the storage gave up. Nothing was committed; try again. */
public final class StorageConflictException extends StorageException {
    private static final long serialVersionUID = 1L;

    public StorageConflictException(Outcome outcome, String message, @Nullable Throwable cause) {
        super("storage-conflict", outcome, message, cause);
    }
}
