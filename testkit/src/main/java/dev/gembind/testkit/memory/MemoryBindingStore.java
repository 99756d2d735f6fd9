package dev.gembind.testkit.memory;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Bindings by id; the rules of uniqueness are looked up in all of them. */
final class MemoryBindingStore implements BindingStore {
    private final MemoryTable<Binding> bindings;

    MemoryBindingStore(MemoryTransactor owner) {
        this.bindings = new MemoryTable<>(owner, Binding::id);
    }

    MovableRows<Binding> movable() {
        return new MemoryRows<>(view -> bindings.all(view).toList(), this::adopt);
    }

    @Override
    public Optional<Binding> findByAccount(Snapshot snapshot, PlatformAccount account) {
        return reserving(snapshot)
                .filter(binding -> binding.account().equals(account))
                .findFirst();
    }

    @Override
    public List<Binding> findByUser(Snapshot snapshot, UserId user) {
        return reserving(snapshot)
                .filter(binding -> binding.user().equals(user))
                .sorted(Comparator.comparing(Binding::platform))
                .toList();
    }

    @Override
    public InsertResult insertIfAbsent(Transaction tx, Binding binding) {
        if (binding.version() != 1 || binding.status() == BindingStatus.UNLINKED) {
            throw new IllegalArgumentException("a new binding has version 1 and is not unlinked");
        }
        if (bindings.get(tx, binding.id()) != null) {
            throw new IllegalArgumentException("the id of binding " + binding.id() + " is in use");
        }
        Optional<Binding> holder = findByAccount(tx, binding.account());
        if (holder.isPresent()) {
            return new InsertResult.AccountTaken(holder.get());
        }
        Optional<Binding> existing = findByUser(tx, binding.user()).stream()
                .filter(other -> other.platform() == binding.platform())
                .findFirst();
        if (existing.isPresent()) {
            return new InsertResult.UserHasOther(existing.get());
        }
        bindings.put(tx, binding);
        return new InsertResult.Inserted();
    }

    @Override
    public boolean update(Transaction tx, Binding next) {
        Binding stored = bindings.get(tx, next.id());
        if (stored == null || stored.version() != next.version() - 1) {
            return false;
        }
        if (!stored.user().equals(next.user()) || !stored.account().equals(next.account())) {
            throw new IllegalArgumentException("user and account of binding " + next.id() + " cannot change");
        }
        bindings.put(tx, next);
        return true;
    }

    @Override
    public int deleteByUser(Transaction tx, UserId user) {
        return bindings.removeAll(
                tx, bindings.all(tx).filter(binding -> binding.user().equals(user)));
    }

    private void adopt(Transaction tx, Binding binding) {
        boolean reserves = binding.status() != BindingStatus.UNLINKED;
        boolean clashes = reserves
                && reserving(tx)
                        .anyMatch(other -> other.account().equals(binding.account())
                                || (other.user().equals(binding.user()) && other.platform() == binding.platform()));
        if (clashes || !bindings.insertIfAbsent(tx, binding)) {
            throw new IllegalArgumentException("binding " + binding.id() + " clashes with another one");
        }
    }

    private Stream<Binding> reserving(Snapshot snapshot) {
        return bindings.all(snapshot).filter(binding -> binding.status() != BindingStatus.UNLINKED);
    }
}
