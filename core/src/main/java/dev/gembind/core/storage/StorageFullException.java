package dev.gembind.core.storage;

import org.jspecify.annotations.Nullable;

/** There is no room to write. Reading goes on; writing resumes by itself when there is room again. */
public final class StorageFullException extends StorageException {
    private static final long serialVersionUID = 1L;

    public StorageFullException(Outcome outcome, String message, @Nullable Throwable cause) {
        super("storage-full", outcome, message, cause);
    }
}
