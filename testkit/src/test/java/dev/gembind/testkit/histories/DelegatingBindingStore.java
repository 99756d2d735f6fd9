package dev.gembind.testkit.histories;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** Passes everything on; a mutant overrides what it does wrong. */
class DelegatingBindingStore implements BindingStore {
    final BindingStore real;

    DelegatingBindingStore(BindingStore real) {
        this.real = real;
    }

    @Override
    public Optional<Binding> findByAccount(Snapshot snapshot, PlatformAccount account) {
        return real.findByAccount(snapshot, account);
    }

    @Override
    public List<Binding> findByUser(Snapshot snapshot, UserId user) {
        return real.findByUser(snapshot, user);
    }

    @Override
    public InsertResult insertIfAbsent(Transaction tx, Binding binding) {
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
