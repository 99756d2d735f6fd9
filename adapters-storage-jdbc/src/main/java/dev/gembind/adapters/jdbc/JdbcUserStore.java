package dev.gembind.adapters.jdbc;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code gembind_users}. */
final class JdbcUserStore implements UserStore {
    private static final int MAX_PAGE = 1000;

    private static final String FIND = "SELECT id, created_at FROM gembind_users WHERE id = :id";

    /**
     * Writes the row, with nothing new. A lock alone does not do: who waited for it would go on with the snapshot taken
     * before, and its events would follow those of a change it has not seen.
     */
    private static final String LOCK =
            "UPDATE gembind_users SET created_at = created_at WHERE id = :id RETURNING id, created_at";

    private static final String INSERT = """
            INSERT INTO gembind_users (id, created_at) VALUES (:id, :created_at)
            ON CONFLICT DO NOTHING
            """;

    private static final String DELETE = "DELETE FROM gembind_users WHERE id = :id";

    private static final String LIST = """
            SELECT id, created_at FROM gembind_users
            WHERE id > :after ORDER BY id LIMIT :limit
            """;

    private final RunningBodies bodies;
    private final String lock;

    /**
     * @param oneByOne whether the engine runs one write after the other anyway
     */
    JdbcUserStore(RunningBodies bodies, boolean oneByOne) {
        this.bodies = bodies;
        this.lock = oneByOne ? FIND : LOCK;
    }

    @Override
    public Optional<User> find(Snapshot snapshot, UserId id) {
        return find(snapshot, id, FIND);
    }

    @Override
    public Optional<User> lock(Transaction tx, UserId id) {
        return find(tx, id, lock);
    }

    @Override
    public boolean insertIfAbsent(Transaction tx, User user) {
        return bodies.of(tx)
                        .change(sql -> sql.createUpdate(INSERT)
                                .bind("id", user.id().value())
                                .bind("created_at", user.createdAt())
                                .execute())
                > 0;
    }

    @Override
    public boolean delete(Transaction tx, UserId id) {
        return bodies.of(tx)
                        .change(sql ->
                                sql.createUpdate(DELETE).bind("id", id.value()).execute())
                > 0;
    }

    @Override
    public List<User> list(Snapshot snapshot, String after, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", but is " + limit);
        }
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(LIST)
                        .bind("after", after)
                        .bind("limit", limit)
                        .map(JdbcUserStore::row)
                        .list());
    }

    MovableRows<User> movable() {
        return new JdbcRows<>(bodies, new RowScan<>(LIST, "", "id", JdbcUserStore::row), (tx, user) -> {
            if (!insertIfAbsent(tx, user)) {
                throw new IllegalArgumentException("the user id " + user.id() + " is in use");
            }
        });
    }

    private Optional<User> find(Snapshot snapshot, UserId id, String query) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(query)
                        .bind("id", id.value())
                        .map(JdbcUserStore::row)
                        .findOne());
    }

    private static User row(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new User(row.user("id"), row.time("created_at"));
    }
}
