package dev.gembind.adapters.csv;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Audit events: all on disk, the newest in memory. */
final class CsvAuditLog implements AuditLog {
    private static final int MAX_PAGE = 1000;

    private final CsvLog<AuditEvent> events;

    CsvAuditLog(Catalog catalog, int kept) {
        TableSpec spec = new TableSpec(
                "audit",
                1,
                List.of(
                        "id",
                        "at",
                        "type",
                        "user",
                        "platform",
                        "account_hash",
                        "attempt",
                        "detail",
                        "actor",
                        "ip_prefix",
                        "request_id"));
        this.events = new CsvLog<>(catalog, spec, new Codec(), AuditEvent::id, kept);
    }

    MovableRows<AuditEvent> movable() {
        return new ArchiveLog<>(events, this::append);
    }

    @Override
    public void append(Transaction tx, AuditEvent event) {
        if (!events.append(tx, event)) {
            throw new IllegalArgumentException("audit event " + event.id() + " was added before");
        }
    }

    @Override
    public List<AuditEvent> newest(Snapshot snapshot, int limit) {
        return events.newest(snapshot, Math.min(limit, MAX_PAGE));
    }

    private static final class Codec implements RowCodec<AuditEvent> {
        @Override
        public List<@Nullable String> cells(AuditEvent event) {
            UserId user = event.user();
            Platform platform = event.platform();
            Origin origin = event.origin();
            return Cells.of(
                    event.id(),
                    Times.text(event.at()),
                    event.type(),
                    user == null ? null : user.value(),
                    platform == null ? null : platform.key(),
                    event.accountHash(),
                    event.attempt(),
                    event.detail(),
                    origin.actor().name(),
                    origin.ipPrefix(),
                    origin.requestId());
        }

        @Override
        public AuditEvent row(List<@Nullable String> cells) {
            String user = cells.get(3);
            String platform = cells.get(4);
            return new AuditEvent(
                    Cells.text(cells, 0),
                    Cells.instant(cells, 1),
                    Cells.text(cells, 2),
                    user == null ? null : new UserId(user),
                    platform == null ? null : AccountCells.platform(platform),
                    cells.get(5),
                    cells.get(6),
                    cells.get(7),
                    new Origin(Origin.Actor.valueOf(Cells.text(cells, 8)), cells.get(9), cells.get(10)));
        }
    }
}
