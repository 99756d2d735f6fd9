package dev.gembind.testkit.memory;

import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.Comparator;
import java.util.List;

/** Audit events in the order they were added. */
final class MemoryAuditLog implements AuditLog {
    private static final int MAX_PAGE = 1000;

    private final MemoryTable<Numbered> events;

    MemoryAuditLog(MemoryTransactor owner) {
        this.events = new MemoryTable<>(owner, row -> row.event.id());
    }

    MovableRows<AuditEvent> movable() {
        return new MemoryRows<>(this::inOrder, this::append);
    }

    @Override
    public void append(Transaction tx, AuditEvent event) {
        if (!events.insertIfAbsent(tx, new Numbered(events.size(tx), event))) {
            throw new IllegalArgumentException("audit event " + event.id() + " was added before");
        }
    }

    @Override
    public List<AuditEvent> newest(Snapshot snapshot, int limit) {
        return events.all(snapshot)
                .sorted(Comparator.comparingInt(Numbered::number).reversed())
                .limit(Math.min(limit, MAX_PAGE))
                .map(Numbered::event)
                .toList();
    }

    private List<AuditEvent> inOrder(Snapshot snapshot) {
        return events.all(snapshot)
                .sorted(Comparator.comparingInt(Numbered::number))
                .map(Numbered::event)
                .toList();
    }

    private record Numbered(int number, AuditEvent event) {}
}
