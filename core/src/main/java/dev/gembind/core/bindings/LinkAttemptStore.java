package dev.gembind.core.bindings;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps link attempts. Using one up is a conditional {@link #update}: of all who try, one succeeds.
 */
public interface LinkAttemptStore {
    /**
     * Adds an attempt of version 1.
     *
     * @throws IllegalArgumentException if the id, the token hash or the code hash is in use, or the version is not 1
     */
    void insert(Transaction tx, LinkAttempt attempt);

    /** Finds an attempt in any state. */
    Optional<LinkAttempt> find(Snapshot snapshot, String id);

    /** Finds the attempt, in any state, whose token hash or code hash is the given one. */
    Optional<LinkAttempt> findBySecret(Snapshot snapshot, String hash);

    /** Returns the user's attempts for the platform whose state {@link AttemptState#isLive() is live}, oldest first. */
    List<LinkAttempt> findLive(Snapshot snapshot, UserId user, Platform platform);

    /**
     * Replaces the attempt with the same id if its stored version is one less than this version; tells whether it was.
     * Its hashes stay as they are.
     */
    boolean update(Transaction tx, LinkAttempt next);

    /** Removes attempts that expired before the given time, the earliest first, at most {@code limit}; returns how many. */
    int deleteExpired(Transaction tx, Instant before, int limit);

    /** Removes every attempt of the user; returns how many there were. */
    int deleteByUser(Transaction tx, UserId user);

    /** Returns how many attempts are kept, in any state. */
    long count(Snapshot snapshot);

    /**
     * Returns how many link codes could be used at this time: attempts whose method is {@link BindMethod#CODE}, which are
     * {@link AttemptState#PENDING}, and which expire later. May look at every attempt; meant to be asked now and then.
     */
    long countCodes(Snapshot snapshot, Instant now);
}
