package dev.gembind.core.bindings;

import dev.gembind.core.UserId;
import dev.gembind.core.storage.Transaction;

/** What another part of Gembind keeps of a user and removes together with the user. */
@FunctionalInterface
public interface UserData {
    /** Removes every row of the user; returns how many there were. */
    int deleteByUser(Transaction tx, UserId user);
}
