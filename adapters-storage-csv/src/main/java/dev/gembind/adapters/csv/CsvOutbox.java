package dev.gembind.adapters.csv;

import dev.gembind.core.outbox.Outbox;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.outbox.OutboxMessage.Delivery;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Messages by id, which is the order they came in, by lane, and by the time they are due. */
final class CsvOutbox implements Outbox {
    private static final int CHUNK = 1000;
    private static final TableSpec SPEC = new TableSpec(
            "outbox",
            1,
            List.of("id", "topic", "lane", "body", "created_at", "due_at", "attempts", "set_aside", "last_error"));

    private final CsvTable<OutboxMessage> messages;
    private final GroupIndex<OutboxMessage> waitingByLane;
    private final SortedIndex<OutboxMessage> byDue;

    CsvOutbox(Catalog catalog) {
        this.messages = new CsvTable<>(catalog, SPEC, new Codec(), OutboxMessage::id);
        this.waitingByLane = messages.with(new GroupIndex<>(message -> isWaiting(message) ? message.lane() : null));
        this.byDue = messages.with(new SortedIndex<>(CsvOutbox::due));
    }

    MovableRows<OutboxMessage> movable() {
        return new ArchiveTable<>(messages);
    }

    @Override
    public void add(Transaction tx, OutboxMessage message) {
        if (!messages.insertIfAbsent(tx, message)) {
            throw new IllegalArgumentException("the id of message " + message.id() + " is in use");
        }
    }

    @Override
    public List<OutboxMessage> due(Transaction tx, Instant now, int limit) {
        List<OutboxMessage> found = new ArrayList<>();
        for (OutboxMessage message : messages.below(tx, byDue, Times.sortable(now.plusNanos(1)), Integer.MAX_VALUE)) {
            if (found.size() < limit && isFirstOfLane(tx, message)) {
                found.add(message);
            }
        }
        return List.copyOf(found);
    }

    @Override
    public boolean update(Transaction tx, OutboxMessage next) {
        if (messages.get(tx, next.id()) == null) {
            return false;
        }
        messages.put(tx, next);
        return true;
    }

    @Override
    public boolean remove(Transaction tx, String id) {
        return messages.delete(tx, id);
    }

    @Override
    public Optional<OutboxMessage> find(Snapshot snapshot, String id) {
        return Optional.ofNullable(messages.get(snapshot, id));
    }

    @Override
    public List<OutboxMessage> list(Snapshot snapshot, String after, int limit) {
        return messages.above(snapshot, after, limit);
    }

    @Override
    public Depth depth(Snapshot snapshot) {
        AtomicLong waiting = new AtomicLong();
        AtomicReference<@Nullable Instant> oldest = new AtomicReference<>();
        messages.scan(snapshot, CHUNK, chunk -> {
            for (OutboxMessage message : chunk) {
                if (isWaiting(message)) {
                    waiting.incrementAndGet();
                    oldest.accumulateAndGet(
                            message.createdAt(), (a, b) -> a == null || (b != null && b.isBefore(a)) ? b : a);
                }
            }
            return true;
        });
        return new Depth(waiting.get(), messages.count(snapshot) - waiting.get(), Optional.ofNullable(oldest.get()));
    }

    private boolean isFirstOfLane(Transaction tx, OutboxMessage message) {
        return messages.find(tx, waitingByLane, message.lane()).stream()
                .min(Comparator.comparing(OutboxMessage::id))
                .filter(first -> first.id().equals(message.id()))
                .isPresent();
    }

    private static boolean isWaiting(OutboxMessage message) {
        return !message.delivery().setAside();
    }

    private static @Nullable String due(OutboxMessage message) {
        return isWaiting(message) ? Times.sortable(message.delivery().dueAt()) : null;
    }

    private static final class Codec implements RowCodec<OutboxMessage> {
        @Override
        public List<@Nullable String> cells(OutboxMessage message) {
            Delivery delivery = message.delivery();
            return Cells.of(
                    message.id(),
                    message.topic(),
                    message.lane(),
                    message.body(),
                    Times.text(message.createdAt()),
                    Times.text(delivery.dueAt()),
                    Integer.toString(delivery.attempts()),
                    Boolean.toString(delivery.setAside()),
                    delivery.lastError());
        }

        @Override
        public OutboxMessage row(List<@Nullable String> cells) {
            Delivery delivery = new Delivery(
                    Cells.instant(cells, 5),
                    Math.toIntExact(Cells.number(cells, 6)),
                    Cells.flag(cells, 7),
                    cells.get(8));
            return new OutboxMessage(
                    Cells.text(cells, 0),
                    Cells.text(cells, 1),
                    Cells.text(cells, 2),
                    Cells.text(cells, 3),
                    Cells.instant(cells, 4),
                    delivery);
        }
    }
}
