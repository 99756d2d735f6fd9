package dev.gembind.core.webhooks;

import dev.gembind.core.storage.Transaction;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Takes each event once. It is asked in the transaction that stores what the event does, so that the event is remembered
 * if and only if its effect is: after a crash between the two the provider's next attempt finds neither. Thread-safe.
 */
public final class ReplayWindow {
    /** The longest that a provider known here goes on trying (Standard Webhooks: 76 hours; Stripe: 3 days), and a day. */
    public static final Duration USUAL = Duration.ofDays(5);

    /** No provider known here gives up earlier. */
    private static final Duration SHORTEST = Duration.ofHours(2);

    private final SeenEvents events;
    private final InstantSource time;
    private final Duration kept;

    /** What is known of an event. */
    public enum Sighting {
        /** It is new: let it take effect, in this transaction. */
        FIRST,
        /** It was taken before: change nothing, and answer 200. */
        DUPLICATE,
        /** Another event was taken under its id: change nothing, reject it, and alert. Somebody may be trying something. */
        ALTERED
    }

    /**
     * @param kept how long events are remembered: longer than the provider tries to deliver them
     * @throws IllegalArgumentException if that is less than two hours
     */
    public ReplayWindow(SeenEvents events, InstantSource time, Duration kept) {
        if (kept.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "events must be kept for at least " + SHORTEST + ", but are for " + kept);
        }
        this.events = events;
        this.time = time;
        this.kept = kept;
    }

    /**
     * Remembers an event, and tells whether it was there before. Of several who ask at once, one reads {@link
     * Sighting#FIRST}.
     *
     * @param source who sent it: 1 to 64 visible ASCII characters
     * @param id its id there, signed: 1 to 255 characters
     * @param fingerprint {@link InboundWebhook#bodyHash()}; or a hash of that form over the parts that stay, if the provider
     *     writes another body for each attempt
     * @throws IllegalArgumentException if a text is too short or too long, or has other characters
     */
    public Sighting admit(Transaction tx, String source, String id, String fingerprint) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<SeenEvent> earlier = events.insertIfAbsent(tx, new SeenEvent(source, id, fingerprint, now));
        if (earlier.isEmpty()) {
            return Sighting.FIRST;
        }
        boolean same = MessageDigest.isEqual(TextKey.utf8(earlier.get().fingerprint()), TextKey.utf8(fingerprint));
        return same ? Sighting.DUPLICATE : Sighting.ALTERED;
    }

    /** Forgets events that were kept long enough, at most {@code limit}; returns how many. */
    public int prune(Transaction tx, int limit) {
        return events.deleteSeenBefore(tx, time.instant().minus(kept), limit);
    }
}
