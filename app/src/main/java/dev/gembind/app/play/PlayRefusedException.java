package dev.gembind.app.play;

import dev.gembind.core.GembindException;

/** The sandbox does not start here, so that nothing real is touched. The message says what to do. */
public final class PlayRefusedException extends GembindException {
    private static final long serialVersionUID = 1L;

    PlayRefusedException(String message) {
        super("sandbox-refused", message, null);
    }
}
