package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.webhooks.SeenEvent;
import java.util.List;
import java.util.function.Predicate;

/** The events that were taken, to be moved: by source and then by id, which is the order of {@link SeenEvent#key()}. */
final class JdbcSeenEventRows implements MovableRows<SeenEvent> {
    private static final String SCAN = """
            SELECT source, id, fingerprint, seen_at FROM gembind_seen_events
            WHERE source > :source OR (source = :source AND id > :id)
            ORDER BY source, id LIMIT :limit
            """;

    private final RunningBodies bodies;
    private final JdbcSeenEvents events;

    JdbcSeenEventRows(RunningBodies bodies, JdbcSeenEvents events) {
        this.bodies = bodies;
        this.events = events;
    }

    @Override
    public void scan(Snapshot snapshot, Predicate<List<SeenEvent>> sink) {
        List<SeenEvent> piece = above(snapshot, "", "");
        while (!piece.isEmpty()) {
            SeenEvent last = piece.get(piece.size() - 1);
            boolean more = sink.test(piece) && piece.size() == CHUNK;
            piece = more ? above(snapshot, last.source(), last.id()) : List.of();
        }
    }

    @Override
    public void adopt(Transaction tx, SeenEvent event) {
        if (events.insertIfAbsent(tx, event).isPresent()) {
            throw new IllegalArgumentException("event " + event.key() + " was taken already");
        }
    }

    private List<SeenEvent> above(Snapshot snapshot, String source, String id) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(SCAN)
                        .bind("source", source)
                        .bind("id", id)
                        .bind("limit", CHUNK)
                        .map(JdbcSeenEvents::row)
                        .list());
    }
}
