package dev.gembind.adapters.csv;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users by id. */
final class CsvUserStore implements UserStore {
    private static final int MAX_PAGE = 1000;

    private final CsvTable<User> users;

    CsvUserStore(Catalog catalog) {
        this.users = new CsvTable<>(
                catalog,
                new TableSpec("users", 1, List.of("id", "created_at")),
                new Codec(),
                user -> user.id().value());
    }

    MovableRows<User> movable() {
        return new ArchiveTable<>(users);
    }

    @Override
    public Optional<User> find(Snapshot snapshot, UserId id) {
        return Optional.ofNullable(users.get(snapshot, id.value()));
    }

    /** All transactions run one after another here, so finding is locking. */
    @Override
    public Optional<User> lock(Transaction tx, UserId id) {
        return find(tx, id);
    }

    @Override
    public boolean insertIfAbsent(Transaction tx, User user) {
        return users.insertIfAbsent(tx, user);
    }

    @Override
    public boolean delete(Transaction tx, UserId id) {
        return users.delete(tx, id.value());
    }

    @Override
    public List<User> list(Snapshot snapshot, String after, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", but is " + limit);
        }
        return users.above(snapshot, after, limit);
    }

    private static final class Codec implements RowCodec<User> {
        @Override
        public List<@Nullable String> cells(User user) {
            return Cells.of(user.id().value(), Times.text(user.createdAt()));
        }

        @Override
        public User row(List<@Nullable String> cells) {
            return new User(new UserId(Cells.text(cells, 0)), Cells.instant(cells, 1));
        }
    }
}
