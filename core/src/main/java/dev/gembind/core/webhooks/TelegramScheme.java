package dev.gembind.core.webhooks;

import dev.gembind.core.webhooks.Verification.Reason;
import dev.gembind.core.webhooks.Verification.Rejected;
import dev.gembind.core.webhooks.Verification.Verified;
import java.util.List;
import java.util.OptionalInt;

/**
 * {@code X-Telegram-Bot-Api-Secret-Token} carries the secret that was given to {@code setWebhook} (Bot API, setWebhook,
 * secret_token). It covers neither body nor time: what protects them is TLS, and the update's id against repeats.
 */
final class TelegramScheme implements WebhookVerifier {
    private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";

    private final KeyRing keys;

    TelegramScheme(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public Verification verify(InboundWebhook webhook) {
        Reason flaw = webhook.flaw(HEADER);
        if (flaw != null) {
            return new Rejected(flaw);
        }
        OptionalInt key = keys.find(List.of(webhook.header(HEADER)));
        return key.isPresent() ? new Verified(null, null, key.getAsInt()) : new Rejected(Reason.WRONG_SIGNATURE);
    }
}
