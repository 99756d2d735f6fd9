package dev.gembind.core.access;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.UserData;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.Optional;

/** Keeps sessions by the hash of their token. */
public interface SignInSessionStore extends UserData {
    /**
     * Adds a session.
     *
     * @throws IllegalArgumentException if its token hash is in use
     */
    void insert(Transaction tx, SignInSession session);

    /** Finds a session, expired or not. */
    Optional<SignInSession> find(Snapshot snapshot, String tokenHash);

    /** Removes a session; tells whether there was one. */
    boolean delete(Transaction tx, String tokenHash);

    /** Removes every session of the user; returns how many there were. */
    @Override
    int deleteByUser(Transaction tx, UserId user);

    /** Removes the user's sessions that were made earliest, until {@code kept} are left; returns how many were removed. */
    int keepNewest(Transaction tx, UserId user, int kept);

    /** Removes sessions that expired before the given time, the earliest first, at most {@code limit}; returns how many. */
    int deleteExpired(Transaction tx, Instant before, int limit);
}
