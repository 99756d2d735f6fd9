package dev.gembind.core.webhooks;

import com.google.common.base.Splitter;
import dev.gembind.core.webhooks.Verification.Reason;
import dev.gembind.core.webhooks.Verification.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One header of fields, {@code t=SECONDS,v1=HEX}; signed is {@code SECONDS.body}. So sign Stripe, with {@code v1} (its
 * documentation, "Verify webhook signatures manually"), and ElevenLabs, with {@code v0} (its documentation, "Webhooks").
 * Fields of other names are skipped.
 */
final class FieldScheme implements WebhookVerifier {
    private static final String TIME = "t=";
    private static final int MAX_FIELDS = 16;

    private final String header;
    private final VersionedKey<KeyRing> keys;
    private final TimestampWindow window;

    /**
     * @param header the name of the header
     * @param keys the keys, and the field of the signature, such as {@code v1=}
     */
    FieldScheme(String header, VersionedKey<KeyRing> keys, TimestampWindow window) {
        this.header = header;
        this.keys = keys;
        this.window = window;
    }

    @Override
    public Verification verify(InboundWebhook webhook) {
        Reason flaw = webhook.flaw(header);
        if (flaw != null) {
            return new Rejected(flaw);
        }
        List<String> fields = Splitter.on(',').limit(MAX_FIELDS + 1).splitToList(webhook.header(header));
        List<String> times =
                fields.stream().filter(field -> field.startsWith(TIME)).toList();
        if (fields.size() > MAX_FIELDS || times.size() != 1) {
            return new Rejected(Reason.MALFORMED);
        }
        String time = times.get(0).substring(TIME.length());
        Optional<Instant> signedAt = TimestampWindow.read(time);
        if (signedAt.isEmpty()) {
            return new Rejected(Reason.MALFORMED);
        }
        List<String> signatures = keys.own(fields);
        if (signatures.isEmpty()) {
            return new Rejected(Reason.UNKNOWN_VERSION);
        }
        OptionalInt key = keys.key().find(signatures, TextKey.utf8(time + "."), webhook.body());
        return key.isPresent()
                ? window.judge(null, signedAt.get(), key.getAsInt())
                : new Rejected(Reason.WRONG_SIGNATURE);
    }
}
