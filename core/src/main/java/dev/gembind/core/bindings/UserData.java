package dev.gembind.core.bindings;

import dev.gembind.core.UserId;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;

/** What another part of Gembind keeps of a user and removes together with the user. */
@FunctionalInterface
public interface UserData {
    /** Removes every row of the user; returns how many there were. */
    int deleteByUser(Transaction tx, UserId user);

    /** Tells whether a user is worth keeping for it, even with no account bound; false unless overridden. */
    default boolean keeps(Snapshot snapshot, UserId user) {
        return false;
    }
}
