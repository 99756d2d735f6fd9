package dev.gembind.testkit.memory;

import dev.gembind.core.outbox.Outbox;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Messages by id, which is the order they came in. */
final class MemoryOutbox implements Outbox {
    private final MemoryTable<OutboxMessage> messages;

    MemoryOutbox(MemoryTransactor owner) {
        this.messages = new MemoryTable<>(owner, OutboxMessage::id);
    }

    MovableRows<OutboxMessage> movable() {
        return MemoryRows.of(messages);
    }

    @Override
    public void add(Transaction tx, OutboxMessage message) {
        if (!messages.insertIfAbsent(tx, message)) {
            throw new IllegalArgumentException("the id of message " + message.id() + " is in use");
        }
    }

    @Override
    public List<OutboxMessage> due(Transaction tx, Instant now, int limit) {
        Set<String> lanes = new HashSet<>();
        return waiting(tx)
                .filter(message -> lanes.add(message.lane()))
                .filter(message -> !message.delivery().dueAt().isAfter(now))
                .sorted(Comparator.comparing(
                                (OutboxMessage message) -> message.delivery().dueAt())
                        .thenComparing(OutboxMessage::id))
                .limit(limit)
                .toList();
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
        return messages.remove(tx, id);
    }

    @Override
    public Optional<OutboxMessage> find(Snapshot snapshot, String id) {
        return Optional.ofNullable(messages.get(snapshot, id));
    }

    @Override
    public List<OutboxMessage> list(Snapshot snapshot, String after, int limit) {
        return messages.all(snapshot)
                .filter(message -> message.id().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Depth depth(Snapshot snapshot) {
        long all = messages.size(snapshot);
        long waiting = waiting(snapshot).count();
        return new Depth(
                waiting,
                all - waiting,
                waiting(snapshot).map(OutboxMessage::createdAt).min(Comparator.naturalOrder()));
    }

    private Stream<OutboxMessage> waiting(Snapshot snapshot) {
        return messages.all(snapshot).filter(message -> !message.delivery().setAside());
    }
}
