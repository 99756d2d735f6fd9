package dev.gembind.testkit.memory;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** Users by id. */
final class MemoryUserStore implements UserStore {
    private static final int MAX_PAGE = 1000;

    private final MemoryTable<User> users;

    MemoryUserStore(MemoryTransactor owner) {
        this.users = new MemoryTable<>(owner, user -> user.id().value());
    }

    MovableRows<User> movable() {
        return MemoryRows.of(users);
    }

    @Override
    public Optional<User> find(Snapshot snapshot, UserId id) {
        return Optional.ofNullable(users.get(snapshot, id.value()));
    }

    /** Writers run one after another here, so finding is locking. */
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
        return users.remove(tx, id.value());
    }

    @Override
    public List<User> list(Snapshot snapshot, String after, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", but is " + limit);
        }
        return users.rows(snapshot).tailMap(after).values().stream()
                .filter(user -> !user.id().value().equals(after))
                .limit(limit)
                .toList();
    }
}
