package dev.gembind.adapters.csv;

import dev.gembind.core.GembindException;

/**
 * A store was written by a newer program, whose data this one does not understand. Nothing was changed. It is no damage:
 * an older part of the store must not be taken instead.
 */
public final class NewerStoreException extends GembindException {
    private static final long serialVersionUID = 1L;

    NewerStoreException(String what) {
        super(
                "store-newer",
                "the store was written by a newer program: it has " + what
                        + ", which this program does not know; use that program again, or restore an older backup",
                null);
    }

    /**
     * @throws NewerStoreException if a version is later than the one that is known
     */
    static void refuseLater(String what, String version, int known) {
        boolean number =
                !version.isEmpty() && version.length() < 10 && version.chars().allMatch(Character::isDigit);
        if (number && Integer.parseInt(version) > known) {
            throw new NewerStoreException(what + " of version " + version);
        }
    }
}
