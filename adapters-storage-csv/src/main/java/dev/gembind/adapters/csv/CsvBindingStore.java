package dev.gembind.adapters.csv;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bindings, unique by account and by user and platform while they are not unlinked. */
final class CsvBindingStore implements BindingStore {
    private final CsvTable<Binding> bindings;
    private final UniqueIndex<Binding> byAccount;
    private final UniqueIndex<Binding> byUserAndPlatform;
    private final GroupIndex<Binding> unlinkedByUser;

    CsvBindingStore(Catalog catalog) {
        this.bindings = new CsvTable<>(catalog, BindingCodec.SPEC, new BindingCodec(), Binding::id);
        // The account's index comes first: it answers when both are in the way.
        this.byAccount = bindings.with(new UniqueIndex<>(CsvBindingStore::accountKey));
        this.byUserAndPlatform = bindings.with(new UniqueIndex<>(CsvBindingStore::userAndPlatformKey));
        this.unlinkedByUser = bindings.with(new GroupIndex<>(CsvBindingStore::unlinkedKey));
    }

    MovableRows<Binding> movable() {
        return new ArchiveTable<>(bindings);
    }

    @Override
    public Optional<Binding> findByAccount(Snapshot snapshot, PlatformAccount account) {
        return Optional.ofNullable(bindings.find(snapshot, byAccount, key(account)));
    }

    @Override
    public List<Binding> findByUser(Snapshot snapshot, UserId user) {
        List<Binding> found = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            Binding binding = bindings.find(snapshot, byUserAndPlatform, key(user, platform));
            if (binding != null) {
                found.add(binding);
            }
        }
        return List.copyOf(found);
    }

    @Override
    public InsertResult insertIfAbsent(Transaction tx, Binding binding) {
        if (binding.version() != 1 || binding.status() == BindingStatus.UNLINKED) {
            throw new IllegalArgumentException("a new binding has version 1 and is not unlinked");
        }
        Binding blocker = bindings.insertUnlessBlocked(tx, binding);
        if (blocker == null) {
            return new InsertResult.Inserted();
        }
        if (blocker.id().equals(binding.id())) {
            throw new IllegalArgumentException("binding id " + binding.id() + " is in use");
        }
        return blocker.account().equals(binding.account())
                ? new InsertResult.AccountTaken(blocker)
                : new InsertResult.UserHasOther(blocker);
    }

    @Override
    public boolean update(Transaction tx, Binding next) {
        Binding stored = bindings.get(tx, next.id());
        if (stored == null) {
            return false;
        }
        if (!stored.user().equals(next.user()) || !stored.account().equals(next.account())) {
            throw new IllegalArgumentException("user and account of binding " + next.id() + " cannot change");
        }
        if (stored.version() != next.version() - 1) {
            return false;
        }
        bindings.put(tx, next);
        return true;
    }

    @Override
    public int deleteByUser(Transaction tx, UserId user) {
        List<Binding> all = new ArrayList<>(findByUser(tx, user));
        all.addAll(bindings.find(tx, unlinkedByUser, user.value()));
        all.forEach(binding -> bindings.delete(tx, binding.id()));
        return all.size();
    }

    private static @Nullable String accountKey(Binding binding) {
        return binding.status() == BindingStatus.UNLINKED ? null : key(binding.account());
    }

    private static @Nullable String userAndPlatformKey(Binding binding) {
        return binding.status() == BindingStatus.UNLINKED ? null : key(binding.user(), binding.platform());
    }

    private static @Nullable String unlinkedKey(Binding binding) {
        return binding.status() == BindingStatus.UNLINKED ? binding.user().value() : null;
    }

    private static String key(PlatformAccount account) {
        return AccountCells.text(account);
    }

    private static String key(UserId user, Platform platform) {
        return user.value() + '/' + platform.key(); // no user id holds a slash
    }
}
