package dev.gembind.adapters.csv;

import dev.gembind.core.GembindException;

/** A store needs no repair, or it cannot be repaired in the way that was asked for. Nothing was changed. */
public final class RepairRefusedException extends GembindException {
    private static final long serialVersionUID = 1L;

    RepairRefusedException(String message) {
        super("repair-refused", message, null);
    }
}
