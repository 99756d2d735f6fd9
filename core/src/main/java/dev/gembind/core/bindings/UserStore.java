package dev.gembind.core.bindings;

import dev.gembind.core.UserId;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** Keeps users. Ids are compared exactly; case matters. */
public interface UserStore {
    /** Finds a user. */
    Optional<User> find(Snapshot snapshot, UserId id);

    /**
     * Finds a user and keeps every other transaction that locks the same user waiting (or failing with a conflict that the
     * storage retries) until this one ends. Rules that span several of a user's rows begin with it. What transactions that
     * lock the same user append to the {@linkplain dev.gembind.core.audit.AuditLog audit log} after that stands there in the
     * order in which they took effect.
     */
    Optional<User> lock(Transaction tx, UserId id);

    /** Adds a user unless one with this id exists; tells whether it was added. An existing user is left as it is. */
    boolean insertIfAbsent(Transaction tx, User user);

    /** Removes a user; tells whether there was one. Rows of other stores are left alone. */
    boolean delete(Transaction tx, UserId id);

    /**
     * Lists users by id, ascending in UTF-16 code unit order.
     *
     * @param after only ids greater than this text; empty for the first page
     * @param limit at most this many, 1 to 1,000
     */
    List<User> list(Snapshot snapshot, String after, int limit);
}
