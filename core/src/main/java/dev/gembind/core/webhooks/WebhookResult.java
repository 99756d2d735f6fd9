package dev.gembind.core.webhooks;

import java.util.Locale;

/** What became of a webhook. */
public enum WebhookResult {
    /** It was news, and what follows from it is stored. */
    APPLIED,
    /** It was known before, and nothing changed. */
    DUPLICATE,
    /** It is about something that is of no interest here. */
    IGNORED,
    /** It is stored, and a person has to look at it. */
    SET_ASIDE,
    /** The same event is being worked on at this moment; the provider has to send it again, to learn what came of it. */
    BUSY,
    /** It was not signed by the provider. */
    UNSIGNED,
    /** It was signed by the provider, but too long ago or for a time to come. */
    STALE,
    /** It is signed and has the id of an event that said something else. */
    ALTERED,
    /** It is signed, but what it says cannot be understood. */
    MALFORMED;

    /** Returns the name in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the result for a signature that was not good. */
    public static WebhookResult of(Verification.Rejected rejected) {
        return switch (rejected.reason()) {
            case TOO_OLD, TOO_NEW -> STALE;
            default -> UNSIGNED;
        };
    }
}
