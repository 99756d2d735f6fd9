package dev.gembind.core.outbox;

import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps messages until they are sent. Thread-safe. Every method throws {@link dev.gembind.core.storage.StorageException}
 * when the storage fails.
 */
public interface Outbox {
    /**
     * Stores a message.
     *
     * @throws IllegalArgumentException if its id is in use
     */
    void add(Transaction tx, OutboxMessage message);

    /**
     * Returns messages that are due, the longest due first: of each lane only the oldest one that is not set aside, and only
     * if that is due. Transactions that run at the same time may get the same messages, but then not both commit a change of
     * them.
     *
     * @param limit how many at most
     */
    List<OutboxMessage> due(Transaction tx, Instant now, int limit);

    /** Stores how far a message is; false when there is no such message. */
    boolean update(Transaction tx, OutboxMessage next);

    /** Removes a message; false when there is none. */
    boolean remove(Transaction tx, String id);

    /** Finds a message that is not sent yet. */
    Optional<OutboxMessage> find(Snapshot snapshot, String id);

    /**
     * Returns messages that are not sent yet, the oldest first.
     *
     * @param after only ids above this one
     */
    List<OutboxMessage> list(Snapshot snapshot, String after, int limit);

    /** Counts what waits. */
    Depth depth(Snapshot snapshot);

    /**
     * How much waits.
     *
     * @param waiting messages to be sent
     * @param setAside messages given up
     * @param oldest when the oldest waiting one was stored; empty when none waits
     */
    record Depth(long waiting, long setAside, Optional<Instant> oldest) {}
}
