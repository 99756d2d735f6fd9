package dev.gembind.core.bindings;

import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;

/** An audit log that takes nothing. */
final class BrokenAuditLog implements AuditLog {
    static final String REFUSAL = "this log takes nothing";

    @Override
    public void append(Transaction tx, AuditEvent event) {
        throw new IllegalStateException(REFUSAL);
    }

    @Override
    public List<AuditEvent> newest(Snapshot snapshot, int limit) {
        return List.of();
    }
}
