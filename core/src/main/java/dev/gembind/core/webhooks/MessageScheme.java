package dev.gembind.core.webhooks;

import com.google.common.base.Splitter;
import dev.gembind.core.webhooks.Verification.Reason;
import dev.gembind.core.webhooks.Verification.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature}; signed is {@code id.timestamp.body}
 * (Standard Webhooks 1.0.0, "Signature scheme"). The signature header is a list, as spaces part it, so that a sender can
 * change its key; versions that the keys cannot check are skipped.
 */
final class MessageScheme implements WebhookVerifier {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final int MAX_ID = 255;
    private static final int MAX_SIGNATURES = 16;

    private final List<VersionedKey<CheckingKey>> keys;
    private final TimestampWindow window;

    MessageScheme(List<VersionedKey<CheckingKey>> keys, TimestampWindow window) {
        this.keys = List.copyOf(keys);
        this.window = window;
    }

    /** Tells whether the id is visible ASCII without a full stop, which would blur where it ends in what is signed. */
    static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= MAX_ID && id.chars().allMatch(c -> c > ' ' && c <= '~' && c != '.');
    }

    /** Returns what is signed before the body. */
    static byte[] head(String id, String timestamp) {
        return TextKey.utf8(id + "." + timestamp + ".");
    }

    @Override
    public Verification verify(InboundWebhook webhook) {
        Reason flaw = webhook.flaw(ID, TIMESTAMP, SIGNATURE);
        if (flaw != null) {
            return new Rejected(flaw);
        }
        String id = webhook.header(ID);
        Optional<Instant> signedAt = TimestampWindow.read(webhook.header(TIMESTAMP));
        List<String> signatures =
                Splitter.on(' ').omitEmptyStrings().limit(MAX_SIGNATURES + 1).splitToList(webhook.header(SIGNATURE));
        boolean readable =
                signatures.size() <= MAX_SIGNATURES && signatures.stream().anyMatch(text -> text.contains(","));
        if (!isId(id) || signedAt.isEmpty() || !readable) {
            return new Rejected(Reason.MALFORMED);
        }
        return check(webhook, signatures, signedAt.get());
    }

    private Verification check(InboundWebhook webhook, List<String> signatures, Instant signedAt) {
        String id = webhook.header(ID);
        byte[] head = head(id, webhook.header(TIMESTAMP));
        boolean known = false;
        for (int i = 0; i < keys.size(); i++) {
            List<String> own = keys.get(i).own(signatures);
            known |= !own.isEmpty();
            if (!own.isEmpty() && keys.get(i).key().madeOneOf(own, head, webhook.body())) {
                return window.judge(id, signedAt, i);
            }
        }
        return new Rejected(known ? Reason.WRONG_SIGNATURE : Reason.UNKNOWN_VERSION);
    }
}
