package dev.gembind.core.webhooks;

import dev.gembind.core.Secret;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs what we send, by Standard Webhooks 1.0.0. A secret is {@code whsec_} and a shared key of 24 bytes or more in base64
 * ({@code v1}), or {@code whsk_} and an Ed25519 key, its seed or seed and public half ({@code v1a}). Thread-safe.
 */
public final class StandardWebhookSigner {
    private final List<VersionedKey<SigningKey>> keys;

    /**
     * @param secrets each makes a signature of its own; more than one while receivers change to a new one
     * @throws IllegalArgumentException if there is none, there are more than 8, or one is no key; the message does not
     *     quote it
     */
    public StandardWebhookSigner(List<Secret> secrets) {
        this.keys = StandardKeys.signing(secrets);
    }

    /**
     * Returns the headers of one attempt to deliver an event.
     *
     * @param id the event's: the same for every attempt, so that a receiver takes it once
     * @param timestamp the attempt's: now, or the receiver takes it for a replay. Parts of a second are dropped
     * @param body the bytes exactly as they will be sent
     * @throws IllegalArgumentException if the id is empty, longer than 255 characters, not visible ASCII, or has a full
     *     stop; or the time is before 1970
     */
    public Map<String, String> sign(String id, Instant timestamp, byte[] body) {
        if (!MessageScheme.isId(id)) {
            throw new IllegalArgumentException(
                    "the id of a webhook must be visible ASCII without a full stop, 255 characters at most");
        }
        String seconds = Long.toString(timestamp.getEpochSecond());
        if (TimestampWindow.read(seconds).isEmpty()) {
            throw new IllegalArgumentException("the time of a webhook must be of the years 1970 to 5138: " + timestamp);
        }
        byte[] head = MessageScheme.head(id, seconds);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(MessageScheme.ID, id);
        headers.put(MessageScheme.TIMESTAMP, seconds);
        headers.put(
                MessageScheme.SIGNATURE,
                keys.stream()
                        .map(key -> key.prefix() + key.key().sign(head, body))
                        .collect(Collectors.joining(" ")));
        return headers;
    }
}
