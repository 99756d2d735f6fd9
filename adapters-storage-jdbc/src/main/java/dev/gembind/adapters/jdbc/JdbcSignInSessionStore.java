package dev.gembind.adapters.jdbc;

import dev.gembind.core.UserId;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.access.SignInSessionStore;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table {@code gembind_sessions}. */
final class JdbcSignInSessionStore implements SignInSessionStore {
    private static final String FIND =
            "SELECT token_hash, user_id, created_at, expires_at FROM gembind_sessions WHERE token_hash = :token_hash";

    private static final String SCAN = """
            SELECT token_hash, user_id, created_at, expires_at FROM gembind_sessions
            WHERE token_hash > :after ORDER BY token_hash LIMIT :limit
            """;

    private static final String INSERT = """
            INSERT INTO gembind_sessions (token_hash, user_id, created_at, expires_at)
            VALUES (:token_hash, :user, :created_at, :expires_at)
            ON CONFLICT DO NOTHING
            """;

    private static final String DELETE = "DELETE FROM gembind_sessions WHERE token_hash = :token_hash";

    private static final String DELETE_BY_USER = "DELETE FROM gembind_sessions WHERE user_id = :user";

    private static final String KEEP_NEWEST = """
            DELETE FROM gembind_sessions WHERE token_hash IN (
                SELECT token_hash FROM gembind_sessions WHERE user_id = :user
                ORDER BY created_at DESC, token_hash DESC OFFSET :kept)
            """;

    private static final String DELETE_EXPIRED = """
            DELETE FROM gembind_sessions WHERE token_hash IN (
                SELECT token_hash FROM gembind_sessions WHERE expires_at < :before
                ORDER BY expires_at, token_hash LIMIT :limit)
            """;

    private final RunningBodies bodies;

    JdbcSignInSessionStore(RunningBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public void insert(Transaction tx, SignInSession session) {
        int rows = change(
                tx,
                INSERT,
                update -> update.bind("token_hash", session.tokenHash())
                        .bind("user", session.user().value())
                        .bind("created_at", session.createdAt())
                        .bind("expires_at", session.expiresAt()));
        if (rows == 0) {
            throw new IllegalArgumentException("the token hash of a new session is in use");
        }
    }

    @Override
    public Optional<SignInSession> find(Snapshot snapshot, String tokenHash) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(FIND)
                        .bind("token_hash", tokenHash)
                        .map(JdbcSignInSessionStore::row)
                        .findOne());
    }

    @Override
    public boolean delete(Transaction tx, String tokenHash) {
        return change(tx, DELETE, update -> update.bind("token_hash", tokenHash)) > 0;
    }

    @Override
    public int deleteByUser(Transaction tx, UserId user) {
        return change(tx, DELETE_BY_USER, update -> update.bind("user", user.value()));
    }

    @Override
    public int keepNewest(Transaction tx, UserId user, int kept) {
        return change(
                tx, KEEP_NEWEST, update -> update.bind("user", user.value()).bind("kept", kept));
    }

    @Override
    public int deleteExpired(Transaction tx, Instant before, int limit) {
        return change(
                tx, DELETE_EXPIRED, update -> update.bind("before", before).bind("limit", limit));
    }

    MovableRows<SignInSession> movable() {
        return new JdbcRows<>(bodies, new RowScan<>(SCAN, "", "token_hash", JdbcSignInSessionStore::row), this::insert);
    }

    private int change(Transaction tx, String statement, UnaryOperator<Update> binding) {
        return bodies.of(tx)
                .change(sql -> binding.apply(sql.createUpdate(statement)).execute());
    }

    private static SignInSession row(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new SignInSession(
                row.text("token_hash"), row.user("user_id"), row.time("created_at"), row.time("expires_at"));
    }
}
