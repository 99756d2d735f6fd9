package dev.gembind.app.stores;

import dev.gembind.adapters.jdbc.JdbcStorage;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.limits.RateLimiter;
import java.time.Duration;

/** What instances on one storage have to agree on. Thread-safe. */
public interface Sharing {
    /** A storage that one process holds: it agrees with itself. */
    Sharing ALONE = new Sharing() {};

    /** Returns what is agreed on in a database. */
    static Sharing of(JdbcStorage storage) {
        return storage.isShared() ? new DatabaseSharing(storage) : ALONE;
    }

    /** Tells whether there may be other instances. */
    default boolean isShared() {
        return false;
    }

    /** Returns a limiter whose permits all instances share, made of one that counts for this process; closed with the storage. */
    default RateLimiter limiter(RateLimiter local, AlertSink alerts) {
        return local;
    }

    /** Forgets permits whose period is over, at most so many; returns how many. */
    default int forgetLimits(int most) {
        return 0;
    }

    /**
     * Takes a lease that no instance holds, or keeps one for so long from now on; tells whether it is held.
     *
     * @throws dev.gembind.core.storage.StorageException if the storage failed
     */
    default boolean holdLease(String name, String holder, Duration time) {
        return true;
    }

    /**
     * Gives a lease up, so that another instance gets it at once.
     *
     * @throws dev.gembind.core.storage.StorageException if the storage failed
     */
    default void giveUpLease(String name, String holder) {}
}
