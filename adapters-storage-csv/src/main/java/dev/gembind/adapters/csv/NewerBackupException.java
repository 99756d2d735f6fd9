package dev.gembind.adapters.csv;

import dev.gembind.core.GembindException;

/** A backup was made by a newer program, whose data this one does not understand. Nothing was changed. */
public final class NewerBackupException extends GembindException {
    private static final long serialVersionUID = 1L;

    NewerBackupException(String what) {
        super("backup-newer", "the backup has " + what + ", which this program is too old for", null);
    }
}
