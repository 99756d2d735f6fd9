package dev.gembind.core.storage;

import org.jspecify.annotations.Nullable;

/** Stored data is damaged. Nothing was changed, and the damaged original is kept. */
public final class StorageCorruptException extends StorageException {
    private static final long serialVersionUID = 1L;

    public StorageCorruptException(Outcome outcome, String message, @Nullable Throwable cause) {
        super("storage-corrupt", outcome, message, cause);
    }
}
