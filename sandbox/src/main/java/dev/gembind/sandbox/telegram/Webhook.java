package dev.gembind.sandbox.telegram;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where updates are pushed, if the bot wants that.
 *
 * @param url the bot's address
 * @param secret what goes into {@code X-Telegram-Bot-Api-Secret-Token}; may be empty; never printed
 * @param lastError what went wrong last, or null
 * @param lastErrorAt when, or null
 */
record Webhook(
        URI url,
        String secret,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt) {
    Webhook failed(String error, Instant at) {
        return new Webhook(url, secret, error, at);
    }

    @Override
    public String toString() {
        return "Webhook[url=" + url + "]";
    }
}
