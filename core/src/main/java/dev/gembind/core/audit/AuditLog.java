package dev.gembind.core.audit;

import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;

/**
 * The append-only log of what happened. No event is ever changed; the storage may keep old ones out of memory. Of transactions
 * that overlap, the events may stand in either order, unless they {@linkplain dev.gembind.core.bindings.UserStore#lock lock}
 * the same user first.
 */
public interface AuditLog {
    /**
     * Adds an event; it becomes durable together with everything else in the transaction.
     *
     * @throws IllegalArgumentException if an event with this id was added before; a storage that keeps only the newest events
     *     in memory may notice no others
     */
    void append(Transaction tx, AuditEvent event);

    /** Returns the newest events, newest first, at most {@code limit} of them and at most 1,000. */
    List<AuditEvent> newest(Snapshot snapshot, int limit);
}
