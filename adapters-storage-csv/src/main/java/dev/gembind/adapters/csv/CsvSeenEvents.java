package dev.gembind.adapters.csv;

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
                event -> key(event.source(), event.id()));
        this.byAge = events.with(new SortedIndex<>(event -> Times.sortable(event.seenAt())));
    }

    @Override
    public Optional<SeenEvent> insertIfAbsent(Transaction tx, SeenEvent event) {
        return Optional.ofNullable(events.insertUnlessBlocked(tx, event));
    }

    @Override
    public Optional<SeenEvent> find(Snapshot snapshot, String source, String id) {
        return Optional.ofNullable(events.get(snapshot, key(source, id)));
    }

    @Override
    public int deleteSeenBefore(Transaction tx, Instant before, int limit) {
        List<SeenEvent> doomed = events.below(tx, byAge, Times.sortable(before), limit);
        doomed.forEach(event -> events.delete(tx, key(event.source(), event.id())));
        return doomed.size();
    }

    /** The length in front keeps two pairs from making one text. */
    private static String key(String source, String id) {
        return source.length() + ":" + source + id;
    }

    private static final class Codec implements RowCodec<SeenEvent> {
        @Override
        public List<@Nullable String> cells(SeenEvent event) {
            return Cells.of(
                    key(event.source(), event.id()),
                    event.source(),
                    event.id(),
                    event.fingerprint(),
                    Times.text(event.seenAt()));
        }

        @Override
        public SeenEvent row(List<@Nullable String> cells) {
            return new SeenEvent(
                    Cells.text(cells, 1), Cells.text(cells, 2), Cells.text(cells, 3), Cells.instant(cells, 4));
        }
    }
}
