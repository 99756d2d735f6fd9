package dev.gembind.core.transfer;

import dev.gembind.core.GembindException;

/** The storage to copy to holds something already. Nothing was changed. */
public final class TargetNotEmptyException extends GembindException {
    private static final long serialVersionUID = 1L;

    TargetNotEmptyException(String table) {
        super("target-not-empty", "the target is not empty: it has rows in " + table, null);
    }
}
