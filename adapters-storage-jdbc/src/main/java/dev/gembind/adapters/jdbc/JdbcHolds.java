package dev.gembind.adapters.jdbc;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The table {@code gembind_holds}. */
final class JdbcHolds {
    private static final String SELECT =
            "SELECT id, user_id, gems, uses, refund_of, expires_at, state, captured FROM gembind_holds ";

    private static final String BY_ID = SELECT + "WHERE id = :id";

    private static final String SCAN = SELECT + "WHERE id > :after ORDER BY id LIMIT :limit";

    private static final String OPEN = SELECT + "WHERE user_id = :user AND state = 'OPEN' ORDER BY id";

    private static final String EXPIRED =
            SELECT + "WHERE state = 'OPEN' AND expires_at <= :now ORDER BY expires_at, id LIMIT :limit";

    private static final String INSERT = """
            INSERT INTO gembind_holds (id, user_id, gems, uses, refund_of, expires_at, state, captured)
            VALUES (:id, :user, :gems, :uses, :refund_of, :expires_at, :state, :captured)
            ON CONFLICT DO NOTHING
            """;

    private static final String END =
            "UPDATE gembind_holds SET state = :state, captured = :captured WHERE id = :id AND state = 'OPEN'";

    private final RunningBodies bodies;

    JdbcHolds(RunningBodies bodies) {
        this.bodies = bodies;
    }

    MovableRows<Hold> movable() {
        return new JdbcRows<>(bodies, new RowScan<>(SCAN, "", "id", HoldRow::read), this::insert);
    }

    void insert(Transaction tx, Hold hold) {
        if (change(tx, INSERT, update -> HoldRow.bind(update, hold)) == 0) {
            throw new IllegalArgumentException("the id of hold " + hold.id() + " is in use");
        }
    }

    boolean end(Transaction tx, Hold ended) {
        return change(tx, END, update -> HoldRow.bind(update, ended)) > 0;
    }

    Optional<Hold> find(Snapshot snapshot, String id) {
        return select(snapshot, BY_ID, query -> query.bind("id", id)).stream().findFirst();
    }

    List<Hold> open(Snapshot snapshot, UserId owner) {
        return select(snapshot, OPEN, query -> query.bind("user", owner.value()));
    }

    List<Hold> expired(Snapshot snapshot, Instant now, int limit) {
        return select(snapshot, EXPIRED, query -> query.bind("now", now).bind("limit", limit));
    }

    private List<Hold> select(Snapshot snapshot, String query, UnaryOperator<Query> binding) {
        return bodies.of(snapshot)
                .read(sql ->
                        binding.apply(sql.createQuery(query)).map(HoldRow::read).list());
    }

    private int change(Transaction tx, String statement, UnaryOperator<Update> binding) {
        return bodies.of(tx)
                .change(sql -> binding.apply(sql.createUpdate(statement)).execute());
    }
}
