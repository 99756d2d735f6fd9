package dev.gembind.adapters.jdbc;

import dev.gembind.core.access.ApiKey;
import dev.gembind.core.access.ApiKeyStore;
import dev.gembind.core.access.ApiScope;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table {@code gembind_api_keys}. */
final class JdbcApiKeyStore implements ApiKeyStore {
    private static final String BETWEEN_SCOPES = " ";

    private static final String SELECT = """
            SELECT id, name, scopes, secret_hash, created_at, revoked_at FROM gembind_api_keys
            """;

    private static final String FIND = SELECT + "WHERE id = :id";

    private static final String LIST = SELECT + "ORDER BY id";

    private static final String SCAN = SELECT + "WHERE id > :after ORDER BY id LIMIT :limit";

    private static final String INSERT = """
            INSERT INTO gembind_api_keys (id, name, scopes, secret_hash, created_at, revoked_at)
            VALUES (:id, :name, :scopes, :secret_hash, :created_at, :revoked_at)
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE = """
            UPDATE gembind_api_keys
            SET name = :name, scopes = :scopes, secret_hash = :secret_hash, created_at = :created_at,
                revoked_at = :revoked_at
            WHERE id = :id
            """;

    private final RunningBodies bodies;

    JdbcApiKeyStore(RunningBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public void insert(Transaction tx, ApiKey key) {
        if (change(tx, INSERT, key) == 0) {
            throw new IllegalArgumentException("the id " + key.id() + " of a new API key is in use");
        }
    }

    @Override
    public Optional<ApiKey> find(Snapshot snapshot, String id) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(FIND)
                        .bind("id", id)
                        .map(JdbcApiKeyStore::row)
                        .findOne());
    }

    @Override
    public boolean update(Transaction tx, ApiKey key) {
        return change(tx, UPDATE, key) > 0;
    }

    @Override
    public List<ApiKey> list(Snapshot snapshot) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(LIST).map(JdbcApiKeyStore::row).list());
    }

    MovableRows<ApiKey> movable() {
        return new JdbcRows<>(bodies, new RowScan<>(SCAN, "", "id", JdbcApiKeyStore::row), this::insert);
    }

    private int change(Transaction tx, String statement, ApiKey key) {
        return bodies.of(tx)
                .change(sql -> bind(sql.createUpdate(statement), key).execute());
    }

    private static Update bind(Update update, ApiKey key) {
        return update.bind("id", key.id())
                .bind("name", key.name())
                .bind(
                        "scopes",
                        key.scopes().stream().map(ApiScope::key).sorted().collect(Collectors.joining(BETWEEN_SCOPES)))
                .bind("secret_hash", key.secretHash())
                .bind("created_at", key.createdAt())
                .bind("revoked_at", key.revokedAt());
    }

    private static ApiKey row(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new ApiKey(
                row.text("id"),
                row.text("name"),
                scopes(row.text("scopes")),
                row.text("secret_hash"),
                row.time("created_at"),
                row.timeOrNull("revoked_at"));
    }

    private static Set<ApiScope> scopes(String text) {
        Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
        for (String key : text.split(BETWEEN_SCOPES, -1)) {
            scopes.add(ApiScope.find(key).orElseThrow(() -> new IllegalArgumentException("there is no scope " + key)));
        }
        return scopes;
    }
}
