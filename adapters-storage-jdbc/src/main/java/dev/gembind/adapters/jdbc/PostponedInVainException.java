package dev.gembind.adapters.jdbc;

import dev.gembind.core.GembindException;

/**
 * Changes that a body was told had been made are not possible, as when a key is in use, and nothing was changed. The body is run
 * again, and told in time. Inside this package only.
 */
final class PostponedInVainException extends GembindException {
    private static final long serialVersionUID = 1L;

    PostponedInVainException() {
        super("storage-unavailable", "a change was postponed in vain", null);
    }
}
