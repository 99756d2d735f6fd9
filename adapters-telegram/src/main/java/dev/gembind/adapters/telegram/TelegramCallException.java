package dev.gembind.adapters.telegram;

import dev.gembind.core.GembindException;

/** Telegram was asked for something and did not do it. The message is one sentence for an operator. */
public final class TelegramCallException extends GembindException {
    private static final long serialVersionUID = 1L;

    private final boolean mayPass;

    TelegramCallException(boolean mayPass, String message) {
        super(mayPass ? "provider-unavailable" : "provider-rejected", message, null);
        this.mayPass = mayPass;
    }

    /** Tells whether the same may work later; otherwise something has to be changed first. */
    public boolean mayPass() {
        return mayPass;
    }
}
