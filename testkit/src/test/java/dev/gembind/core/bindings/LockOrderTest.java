package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ADMIN;
import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.WEB;
import static dev.gembind.core.bindings.World.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule that spans several rows of a user begins with the user's lock; where writers run in parallel, all depends on it. */
class LockOrderTest {
    private final World world = new World(false);
    private final List<String> calls = new ArrayList<>();
    private BindingStores watched;

    @BeforeEach
    void watch() {
        world.bound(ALICE, identity(Platform.DISCORD, 1));
        world.bound(ALICE, identity(Platform.TELEGRAM, 1));
        watched = new BindingStores(
                world.stores.transactor(),
                new WatchedUsers(world.stores.users(), calls),
                new WatchedBindings(world.stores.bindings(), calls),
                world.stores.attempts(),
                world.stores.audit());
    }

    @Test
    void unlinkingLocksFirst() {
        new BindingService(watched, world.context).unlink(ALICE, Platform.DISCORD, WEB);

        assertThat(calls).startsWith("lock alice").contains("look at alice");
    }

    @Test
    void bindingLocksFirst() {
        new BindingService(watched, world.context)
                .bind(new BindRequest(ALICE, identity(Platform.TWITTER, 1), BindMethod.HOST, WEB));

        assertThat(calls).startsWith("lock alice").contains("insert for alice");
    }

    @Test
    void startingLocksFirst() {
        new LinkService(watched, world.context).start(LinkRequest.bind(ALICE, Platform.TWITTER, "", WEB));

        assertThat(calls).startsWith("lock alice").contains("look at alice");
    }

    @Test
    void deletingLocksFirst() {
        new UserService(watched, world.context, List.of()).delete(ALICE, ADMIN);

        assertThat(calls).startsWith("lock alice").contains("look at alice");
    }

    private record WatchedUsers(UserStore real, List<String> calls) implements UserStore {
        @Override
        public Optional<User> find(Snapshot snapshot, UserId id) {
            return real.find(snapshot, id);
        }

        @Override
        public Optional<User> lock(Transaction tx, UserId id) {
            calls.add("lock " + id);
            return real.lock(tx, id);
        }

        @Override
        public boolean insertIfAbsent(Transaction tx, User user) {
            return real.insertIfAbsent(tx, user);
        }

        @Override
        public boolean delete(Transaction tx, UserId id) {
            return real.delete(tx, id);
        }

        @Override
        public List<User> list(Snapshot snapshot, String after, int limit) {
            return real.list(snapshot, after, limit);
        }
    }

    private record WatchedBindings(BindingStore real, List<String> calls) implements BindingStore {
        @Override
        public Optional<Binding> findByAccount(Snapshot snapshot, PlatformAccount account) {
            return real.findByAccount(snapshot, account);
        }

        @Override
        public List<Binding> findByUser(Snapshot snapshot, UserId user) {
            calls.add("look at " + user);
            return real.findByUser(snapshot, user);
        }

        @Override
        public InsertResult insertIfAbsent(Transaction tx, Binding binding) {
            calls.add("insert for " + binding.user());
            return real.insertIfAbsent(tx, binding);
        }

        @Override
        public boolean update(Transaction tx, Binding next) {
            return real.update(tx, next);
        }

        @Override
        public int deleteByUser(Transaction tx, UserId user) {
            return real.deleteByUser(tx, user);
        }
    }
}
