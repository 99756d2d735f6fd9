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

/** Events by source and id, and by the time they were taken. */
final class CsvSeenEvents implements SeenEvents {
    private final CsvTable<SeenEvent> events;
    private final SortedIndex<SeenEvent> byAge;

    CsvSeenEvents(Catalog catalog) {
        this.events = new CsvTable<>(
                catalog,
                new TableSpec("seen_events", 1, List.of("event", "source", "id", "fingerprint", "seen_at")),
                new Codec(),
                SeenEvent::key);
        this.byAge = events.with(new SortedIndex<>(event -> Times.sortable(event.seenAt())));
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
        List<SeenEvent> doomed = events.below(tx, byAge, Times.sortable(before), limit);
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
