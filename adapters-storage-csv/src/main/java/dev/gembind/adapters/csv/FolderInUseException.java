package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageException;

/** Somebody else has the data folder open. The message says who, as far as known. */
public final class FolderInUseException extends StorageException {
    private static final long serialVersionUID = 1L;

    FolderInUseException(String message) {
        super("storage-unavailable", Outcome.NOT_COMMITTED, message, null);
    }
}
