package dev.gembind.core.bindings;

import dev.gembind.core.UserId;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * Keeps bindings, and keeps them unique: among the bindings that are not {@link BindingStatus#UNLINKED}, there is at most
 * one for each account, and at most one for each user and platform, whatever runs at the same time.
 */
public interface BindingStore {
    /** Finds the binding that reserves the account; unlinked ones do not count. */
    Optional<Binding> findByAccount(Snapshot snapshot, PlatformAccount account);

    /** Returns the user's bindings that are not unlinked, in the order of {@link dev.gembind.core.Platform}. */
    List<Binding> findByUser(Snapshot snapshot, UserId user);

    /**
     * Adds a binding of version 1 unless a rule above forbids it. When both rules do, the answer is {@link
     * InsertResult.AccountTaken}. A refused insert changes nothing and leaves the transaction usable.
     *
     * @throws IllegalArgumentException if the id is in use, the version is not 1, or the status is unlinked
     */
    InsertResult insertIfAbsent(Transaction tx, Binding binding);

    /**
     * Replaces the binding with the same id if its stored version is one less than this version; tells whether it was.
     * User and account stay as they are.
     *
     * @throws IllegalArgumentException if user or account differ from the stored ones
     */
    boolean update(Transaction tx, Binding next);

    /** Removes every binding of the user, unlinked ones too; returns how many there were. */
    int deleteByUser(Transaction tx, UserId user);
}
