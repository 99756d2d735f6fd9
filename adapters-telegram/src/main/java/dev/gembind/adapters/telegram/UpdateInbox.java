package dev.gembind.adapters.telegram;

import com.google.common.hash.Hashing;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.Transactor;
import dev.gembind.core.webhooks.SeenEvent;
import dev.gembind.core.webhooks.SeenEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which updates are settled, for every road they may come by, for every instance and beyond a restart. An update
 * is noted when it was handled and all it caused was sent: after a crash in between it is handled again, which changes
 * nothing, while noting it first could lose it.
 *
 * <p>Telegram keeps an update for a day at most (Bot API, "getUpdates"), so notes are kept for {@link #KEPT}. Thread-safe.
 */
public final class UpdateInbox {
    /** Under which name the updates stand among the events. */
    static final String SOURCE = "telegram-updates";

    /** How long updates are remembered; it is less than the week after which numbers may begin anew (Bot API, "Update"). */
    static final Duration KEPT = Duration.ofDays(2);

    private static final Logger LOG = LoggerFactory.getLogger(UpdateInbox.class);

    private final Transactor transactor;
    private final SeenEvents events;
    private final InstantSource time;

    /** Makes an inbox of the events that were seen. */
    public UpdateInbox(Transactor transactor, SeenEvents events, InstantSource time) {
        this.transactor = transactor;
        this.events = events;
        this.time = time;
    }

    /** Returns those among updates that are settled. With storage away that is none: they are handled, at worst again. */
    Set<Integer> settledAmong(Collection<Integer> updates) {
        try {
            return transactor.read(
                    "updates-known",
                    view -> updates.stream()
                            .filter(id ->
                                    events.find(view, SOURCE, id.toString()).isPresent())
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (StorageException e) {
            LOG.warn("which updates were handled before cannot be read: {}", e.getMessage());
            return Set.of();
        }
    }

    /**
     * Notes updates as settled.
     *
     * @throws StorageException if they could not be stored
     */
    void note(Collection<Integer> updates) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        transactor.write("updates-note", tx -> {
            updates.forEach(id -> events.insertIfAbsent(tx, event(id, now)));
            return updates.size();
        });
    }

    /**
     * Forgets updates that were kept long enough, the earliest first, at most so many; returns how many.
     *
     * @throws StorageException if they could not be removed
     */
    public int prune(int limit) {
        Instant before = time.instant().minus(KEPT);
        return transactor.write("updates-prune", tx -> events.deleteSeenBefore(tx, SOURCE, before, limit));
    }

    /** The number alone names an update: its bytes need not be the same by both roads. */
    private static SeenEvent event(Integer update, Instant now) {
        String id = update.toString();
        String fingerprint =
                Hashing.sha256().hashString(id, StandardCharsets.UTF_8).toString();
        return new SeenEvent(SOURCE, id, fingerprint, now);
    }
}
