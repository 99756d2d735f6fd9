package dev.gembind.core.webhooks;

import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.Optional;

/** Keeps which events were taken, by source and id, for all instances of the application and beyond a restart. */
public interface SeenEvents {
    /**
     * Adds an event, unless one of the same source and id is there, which then stays as it is.
     *
     * @return the one that is there; empty if the event was added
     */
    Optional<SeenEvent> insertIfAbsent(Transaction tx, SeenEvent event);

    /** Finds an event. */
    Optional<SeenEvent> find(Snapshot snapshot, String source, String id);

    /** Removes events that were taken before the given time, the earliest first, at most {@code limit}; returns how many. */
    int deleteSeenBefore(Transaction tx, Instant before, int limit);

    /** Removes events of one source as {@link #deleteSeenBefore(Transaction, Instant, int)} does of all. */
    int deleteSeenBefore(Transaction tx, String source, Instant before, int limit);
}
