package dev.gembind.adapters.csv;

import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.webhooks.SeenEvent;
import dev.gembind.core.webhooks.SeenEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events by source and id, and by the time they were taken, of all sources and of each. */
final class CsvSeenEvents implements SeenEvents {
    private final CsvTable<SeenEvent> events;
    private final SortedIndex<SeenEvent> byAge;
    private final SortedIndex<SeenEvent> bySource;

    CsvSeenEvents(Catalog catalog) {
        this.events = new CsvTable<>(
                catalog,
                new TableSpec("seen_events", 1, List.of("event", "source", "id", "fingerprint", "seen_at")),
                new Codec(),
                SeenEvent::key);
        this.byAge = events.with(new SortedIndex<>(event -> Times.sortable(event.seenAt())));
        this.bySource =
                events.with(new SortedIndex<>(event -> SeenEvent.key(event.source(), Times.sortable(event.seenAt()))));
    }

    MovableRows<SeenEvent> movable() {
        return new ArchiveTable<>(events);
    }

    @Override
    public Optional<SeenEvent> insertIfAbsent(Transaction tx, SeenEvent event) {
        return Optional.ofNullable(events.insertUnlessBlocked(tx, event));
    }

    @Override
    public Optional<SeenEvent> find(Snapshot snapshot, String source, String id) {
        return Optional.ofNullable(events.get(snapshot, SeenEvent.key(source, id)));
    }

    @Override
    public int deleteSeenBefore(Transaction tx, Instant before, int limit) {
        return delete(tx, events.below(tx, byAge, Times.sortable(before), limit));
    }

    @Override
    public int deleteSeenBefore(Transaction tx, String source, Instant before, int limit) {
        String from = SeenEvent.key(source, "");
        String to = SeenEvent.key(source, Times.sortable(before));
        return delete(tx, events.between(tx, bySource, from, to, limit));
    }

    private int delete(Transaction tx, List<SeenEvent> doomed) {
        doomed.forEach(event -> events.delete(tx, event.key()));
        return doomed.size();
    }

    private static final class Codec implements RowCodec<SeenEvent> {
        @Override
        public List<@Nullable String> cells(SeenEvent event) {
            return Cells.of(event.key(), event.source(), event.id(), event.fingerprint(), Times.text(event.seenAt()));
        }

        @Override
        public SeenEvent row(List<@Nullable String> cells) {
            return new SeenEvent(
                    Cells.text(cells, 1), Cells.text(cells, 2), Cells.text(cells, 3), Cells.instant(cells, 4));
        }
    }
}
