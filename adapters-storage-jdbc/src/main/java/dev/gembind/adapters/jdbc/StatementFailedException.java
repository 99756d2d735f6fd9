package dev.gembind.adapters.jdbc;

import dev.gembind.core.GembindException;

/**
 * Ends a body whose statement failed. It is for the transaction around the body, which either runs it again or tells the
 * caller what happened.
 */
final class StatementFailedException extends GembindException {
    private static final long serialVersionUID = 1L;

    StatementFailedException(Throwable cause) {
        super("storage-unavailable", "a statement failed", cause);
    }
}
