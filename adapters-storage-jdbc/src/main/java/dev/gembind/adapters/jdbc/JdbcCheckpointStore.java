package dev.gembind.adapters.jdbc;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint;
import dev.gembind.core.ledger.Checkpoint.Head;
import dev.gembind.core.ledger.CheckpointStore;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code gembind_checkpoints} and {@code gembind_heads}. */
final class JdbcCheckpointStore implements CheckpointStore {
    private static final String CHECKPOINTS =
            "SELECT seq, taken_at, wallets, root, signature FROM gembind_checkpoints ";

    private static final String NEWEST = CHECKPOINTS + "ORDER BY seq DESC LIMIT 1";

    private static final String ABOVE = CHECKPOINTS + "WHERE seq > :after ORDER BY seq LIMIT :limit";

    private static final String INSERT = """
            INSERT INTO gembind_checkpoints (seq, taken_at, wallets, root, signature)
            VALUES (:seq, :taken_at, :wallets, :root, :signature)
            ON CONFLICT DO NOTHING
            """;

    private static final String HEADS = "SELECT user_id, revision, link FROM gembind_heads ";

    private static final String HEADS_OF = HEADS + "WHERE user_id IN (<users>)";

    private static final String SCAN_HEADS = HEADS + "WHERE user_id > :after ORDER BY user_id LIMIT :limit";

    private static final String UPDATE_HEAD =
            "UPDATE gembind_heads SET revision = :revision, link = :link WHERE user_id = :user";

    private static final String INSERT_HEAD = """
            INSERT INTO gembind_heads (user_id, revision, link) VALUES (:user, :revision, :link)
            ON CONFLICT DO NOTHING
            """;

    private final RunningBodies bodies;

    JdbcCheckpointStore(RunningBodies bodies) {
        this.bodies = bodies;
    }

    MovableRows<Checkpoint> movableCheckpoints() {
        return new JdbcRows<>(bodies, new RowScan<>(ABOVE, 0L, "seq", JdbcCheckpointStore::checkpoint), (tx, row) -> {
            if (!insert(tx, row)) {
                throw new IllegalArgumentException("there is a checkpoint " + row.seq());
            }
        });
    }

    MovableRows<Head> movableHeads() {
        return new JdbcRows<>(
                bodies, new RowScan<>(SCAN_HEADS, "", "user_id", JdbcCheckpointStore::head), (tx, row) -> {
                    if (bodies.of(tx)
                                    .change(sql -> bind(sql.createUpdate(INSERT_HEAD), row)
                                            .execute())
                            == 0) {
                        throw new IllegalArgumentException("user " + row.owner() + " has a head already");
                    }
                });
    }

    @Override
    public boolean append(Transaction tx, Checkpoint checkpoint, List<Head> moved) {
        long before = newest(tx).map(Checkpoint::seq).orElse(0L);
        if (checkpoint.seq() != before + 1 || !insert(tx, checkpoint)) {
            return false;
        }
        for (int from = 0; from < moved.size(); from += MovableRows.CHUNK) {
            List<Head> some = moved.subList(from, Math.min(moved.size(), from + MovableRows.CHUNK));
            bodies.of(tx).change(sql -> put(sql, some));
        }
        return true;
    }

    @Override
    public Optional<Checkpoint> newest(Snapshot snapshot) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(NEWEST)
                        .map(JdbcCheckpointStore::checkpoint)
                        .findOne());
    }

    @Override
    public List<Checkpoint> above(Snapshot snapshot, long seq, int limit) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(ABOVE)
                        .bind("after", seq)
                        .bind("limit", limit)
                        .map(JdbcCheckpointStore::checkpoint)
                        .list());
    }

    @Override
    public List<Head> heads(Snapshot snapshot, List<UserId> owners) {
        List<String> users = owners.stream().map(UserId::value).toList();
        return users.isEmpty()
                ? List.of()
                : bodies.of(snapshot)
                        .read(sql -> sql.createQuery(HEADS_OF)
                                .bindList("users", users)
                                .map(JdbcCheckpointStore::head)
                                .list());
    }

    @Override
    public void scanHeads(Snapshot snapshot, Predicate<List<Head>> sink) {
        movableHeads().scan(snapshot, sink);
    }

    private boolean insert(Transaction tx, Checkpoint checkpoint) {
        int rows = bodies.of(tx)
                .change(sql -> sql.createUpdate(INSERT)
                        .bind("seq", checkpoint.seq())
                        .bind("taken_at", checkpoint.takenAt())
                        .bind("wallets", checkpoint.wallets())
                        .bind("root", checkpoint.root())
                        .bind("signature", checkpoint.signature())
                        .execute());
        return rows > 0;
    }

    /** Whoever appends has the only next checkpoint, so that nobody else puts heads now. */
    private static int put(Handle sql, List<Head> heads) {
        int[] updated = batch(sql, UPDATE_HEAD, heads);
        List<Head> added = new ArrayList<>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                added.add(heads.get(i));
            }
        }
        batch(sql, INSERT_HEAD, added);
        return heads.size();
    }

    private static int[] batch(Handle sql, String statement, List<Head> heads) {
        if (heads.isEmpty()) {
            return new int[0];
        }
        try (PreparedBatch batch = sql.prepareBatch(statement)) {
            heads.forEach(head -> bind(batch, head).add());
            return batch.execute();
        }
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Head head) {
        return statement
                .bind("user", head.owner().value())
                .bind("revision", head.revision())
                .bind("link", head.link());
    }

    private static Checkpoint checkpoint(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new Checkpoint(
                row.number("seq"),
                row.time("taken_at"),
                row.number("wallets"),
                row.text("root"),
                row.text("signature"));
    }

    private static Head head(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new Head(row.user("user_id"), row.number("revision"), row.text("link"));
    }
}
