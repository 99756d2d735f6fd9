package dev.gembind.testkit.memory;

import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.webhooks.SeenEvent;
import dev.gembind.core.webhooks.SeenEvents;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/** Events by source and id. */
final class MemorySeenEvents implements SeenEvents {
    private final MemoryTable<SeenEvent> events;

    MemorySeenEvents(MemoryTransactor owner) {
        this.events = new MemoryTable<>(owner, SeenEvent::key);
    }

    MovableRows<SeenEvent> movable() {
        return MemoryRows.of(events);
    }

    @Override
    public Optional<SeenEvent> insertIfAbsent(Transaction tx, SeenEvent event) {
        return events.insertIfAbsent(tx, event) ? Optional.empty() : find(tx, event.source(), event.id());
    }

    @Override
    public Optional<SeenEvent> find(Snapshot snapshot, String source, String id) {
        return Optional.ofNullable(events.get(snapshot, SeenEvent.key(source, id)));
    }

    @Override
    public int deleteSeenBefore(Transaction tx, Instant before, int limit) {
        return delete(tx, event -> event.seenAt().isBefore(before), limit);
    }

    @Override
    public int deleteSeenBefore(Transaction tx, String source, Instant before, int limit) {
        return delete(
                tx, event -> event.source().equals(source) && event.seenAt().isBefore(before), limit);
    }

    private int delete(Transaction tx, Predicate<SeenEvent> doomed, int limit) {
        return events.removeAll(
                tx,
                events.all(tx)
                        .filter(doomed)
                        .sorted(Comparator.comparing(SeenEvent::seenAt)
                                .thenComparing(SeenEvent::source)
                                .thenComparing(SeenEvent::id))
                        .limit(limit));
    }
}
