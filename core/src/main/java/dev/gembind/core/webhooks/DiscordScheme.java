package dev.gembind.core.webhooks;

import dev.gembind.core.webhooks.Verification.Reason;
import dev.gembind.core.webhooks.Verification.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code X-Signature-Ed25519} in hexadecimal digits of either case and {@code X-Signature-Timestamp}; signed is the
 * timestamp and the body right behind it (Discord's documentation, "Interactions overview" and "Webhook events").
 */
final class DiscordScheme implements WebhookVerifier {
    private static final String SIGNATURE = "X-Signature-Ed25519";
    private static final String TIMESTAMP = "X-Signature-Timestamp";

    private final KeyRing keys;
    private final TimestampWindow window;

    DiscordScheme(KeyRing keys, TimestampWindow window) {
        this.keys = keys;
        this.window = window;
    }

    @Override
    public Verification verify(InboundWebhook webhook) {
        Reason flaw = webhook.flaw(SIGNATURE, TIMESTAMP);
        if (flaw != null) {
            return new Rejected(flaw);
        }
        String time = webhook.header(TIMESTAMP);
        Optional<Instant> signedAt = TimestampWindow.read(time);
        if (signedAt.isEmpty()) {
            return new Rejected(Reason.MALFORMED);
        }
        OptionalInt key = keys.find(List.of(webhook.header(SIGNATURE)), TextKey.utf8(time), webhook.body());
        return key.isPresent()
                ? window.judge(null, signedAt.get(), key.getAsInt())
                : new Rejected(Reason.WRONG_SIGNATURE);
    }
}
