package dev.gembind.adapters.jdbc;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code gembind_bindings}, whose unique indexes keep the two rules of the port. */
final class JdbcBindingStore implements BindingStore {
    private static final String SELECT = """
            SELECT id, user_id, platform, account, handle, status, method, bound_at, changed_at, version
            FROM gembind_bindings
            """;

    private static final String FIND = SELECT + "WHERE id = :id";

    private static final String FIND_BY_ACCOUNT =
            SELECT + "WHERE account = :account AND platform = :platform AND reserves = 1";

    private static final String FIND_BY_USER = SELECT + "WHERE user_id = :user AND reserves = 1";

    private static final String INSERT = """
            INSERT INTO gembind_bindings
                (id, user_id, platform, account, handle, status, method, bound_at, changed_at, version)
            VALUES (:id, :user, :platform, :account, :handle, :status, :method, :bound_at, :changed_at, :version)
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE = """
            UPDATE gembind_bindings
            SET handle = :handle, status = :status, method = :method, bound_at = :bound_at,
                changed_at = :changed_at, version = :version
            WHERE id = :id AND version = :version - 1
            """;

    private static final String SCAN = SELECT + "WHERE id > :after ORDER BY id LIMIT :limit";

    private static final String DELETE_BY_USER = "DELETE FROM gembind_bindings WHERE user_id = :user";

    private final RunningBodies bodies;

    JdbcBindingStore(RunningBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public Optional<Binding> findByAccount(Snapshot snapshot, PlatformAccount account) {
        return one(snapshot, sql -> bind(sql.createQuery(FIND_BY_ACCOUNT), account));
    }

    @Override
    public List<Binding> findByUser(Snapshot snapshot, UserId user) {
        List<Binding> found = bodies.of(snapshot)
                .read(sql -> sql.createQuery(FIND_BY_USER)
                        .bind("user", user.value())
                        .map(JdbcBindingStore::row)
                        .list());
        return found.stream().sorted(Comparator.comparing(Binding::platform)).toList();
    }

    @Override
    public InsertResult insertIfAbsent(Transaction tx, Binding binding) {
        if (binding.version() != 1 || binding.status() == BindingStatus.UNLINKED) {
            throw new IllegalArgumentException("a new binding has version 1 and is not unlinked");
        }
        return add(tx, binding) ? new InsertResult.Inserted() : whatIsInTheWay(tx, binding);
    }

    @Override
    public boolean update(Transaction tx, Binding next) {
        Optional<Binding> stored = find(tx, next.id());
        if (stored.isEmpty()) {
            return false;
        }
        if (!stored.get().user().equals(next.user()) || !stored.get().account().equals(next.account())) {
            throw new IllegalArgumentException("user and account of binding " + next.id() + " cannot change");
        }
        return bodies.of(tx).change(sql -> bind(sql.createUpdate(UPDATE), next).execute()) > 0;
    }

    @Override
    public int deleteByUser(Transaction tx, UserId user) {
        return bodies.of(tx)
                .change(sql -> sql.createUpdate(DELETE_BY_USER)
                        .bind("user", user.value())
                        .execute());
    }

    MovableRows<Binding> movable() {
        return new JdbcRows<>(bodies, new RowScan<>(SCAN, "", "id", JdbcBindingStore::row), (tx, binding) -> {
            if (!add(tx, binding)) {
                throw new IllegalArgumentException("the id or the place of binding " + binding.id() + " is in use");
            }
        });
    }

    private boolean add(Transaction tx, Binding binding) {
        return bodies.of(tx)
                        .change(sql -> bind(sql.createUpdate(INSERT), binding).execute())
                > 0;
    }

    private InsertResult whatIsInTheWay(Transaction tx, Binding binding) {
        if (find(tx, binding.id()).isPresent()) {
            throw new IllegalArgumentException("binding id " + binding.id() + " is in use");
        }
        Optional<Binding> holder = findByAccount(tx, binding.account());
        if (holder.isPresent()) {
            return new InsertResult.AccountTaken(holder.get());
        }
        return new InsertResult.UserHasOther(findByUser(tx, binding.user()).stream()
                .filter(other -> other.platform() == binding.platform())
                .findFirst()
                .orElseThrow());
    }

    private Optional<Binding> find(Snapshot snapshot, String id) {
        return one(snapshot, sql -> sql.createQuery(FIND).bind("id", id));
    }

    private Optional<Binding> one(Snapshot snapshot, Function<Handle, Query> query) {
        return bodies.of(snapshot)
                .read(sql -> query.apply(sql).map(JdbcBindingStore::row).findOne());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, PlatformAccount account) {
        return statement
                .bind("account", account.id())
                .bind("platform", account.platform().key());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Binding binding) {
        return bind(statement, binding.account())
                .bind("id", binding.id())
                .bind("user", binding.user().value())
                .bind("handle", binding.handle().value())
                .bind("status", binding.status().name())
                .bind("method", binding.method().name())
                .bind("bound_at", binding.boundAt())
                .bind("changed_at", binding.changedAt())
                .bind("version", binding.version());
    }

    private static Binding row(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        Platform platform = row.platform("platform");
        return new Binding(
                row.text("id"),
                row.user("user_id"),
                new VerifiedIdentity(
                        new PlatformAccount(platform, row.text("account")), new DisplayName(row.text("handle"))),
                BindingStatus.valueOf(row.text("status")),
                BindMethod.valueOf(row.text("method")),
                row.time("bound_at"),
                row.time("changed_at"),
                row.number("version"));
    }
}
