package dev.gembind.adapters.csv;

import dev.gembind.core.GembindException;

/** A backup does not reach the asked point. Nothing was changed. */
public final class RestoreRefusedException extends GembindException {
    private static final long serialVersionUID = 1L;

    RestoreRefusedException(String message) {
        super("restore-refused", message, null);
    }
}
