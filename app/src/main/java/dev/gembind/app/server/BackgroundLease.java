package dev.gembind.app.server;

import dev.gembind.app.stores.Sharing;
import dev.gembind.core.storage.StorageException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this instance, of all that share a storage, does what only one of them shall do. The holder renews its lease while it
 * lives; when it does not, another instance gets it within the lease's time. A holder that was stopped for longer than that
 * knows that it holds the lease no longer, because it counts from before it last asked. Thread-safe.
 */
final class BackgroundLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLease.class);
    private static final String NAME = "background";
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(8);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final int HOLDER_BYTES = 16;

    private final Sharing sharing;
    private final String holder;
    private final LongSupplier nanos;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.daemon("gembind-lease"));
    private volatile boolean held;
    private volatile long heldUntil;

    BackgroundLease(Sharing sharing, SecureRandom random, LongSupplier nanos) {
        byte[] id = new byte[HOLDER_BYTES];
        random.nextBytes(id);
        this.sharing = sharing;
        this.holder = HexFormat.of().formatHex(id);
        this.nanos = nanos;
    }

    /** Begins to ask for the lease; the first answer is there when this returns. */
    BackgroundLease start() {
        renew();
        if (sharing.isShared()) {
            var unused = thread.scheduleWithFixedDelay(
                    this::renew, BETWEEN_RENEWALS.toMillis(), BETWEEN_RENEWALS.toMillis(), TimeUnit.MILLISECONDS);
        }
        return this;
    }

    /** Tells whether this instance is the one. */
    boolean isHeld() {
        return !sharing.isShared() || (held && nanos.getAsLong() - heldUntil < 0);
    }

    /** Asks for the lease, or for more time. */
    void renew() {
        long before = nanos.getAsLong();
        try {
            boolean got = sharing.holdLease(NAME, holder, LEASE);
            if (got != held && sharing.isShared()) {
                LOG.info("background work is done by {}", got ? "this instance" : "another instance");
            }
            heldUntil = before + LEASE.toNanos();
            held = got;
        } catch (StorageException e) {
            // what is left of the lease still counts; health tells what is wrong with the storage
            LOG.debug("the lease could not be renewed: {}", e.getMessage());
        } catch (RuntimeException e) {
            // an exception that left this thread would end the renewals without a word
            LOG.error("renewing the lease failed", e);
        }
    }

    /** Lets another instance go on at once. */
    @Override
    public void close() {
        Threads.end(thread, LAST_WORDS);
        boolean mine = isHeld();
        held = false;
        if (mine) {
            try {
                sharing.giveUpLease(NAME, holder);
            } catch (StorageException e) {
                LOG.debug("the lease runs out by itself: {}", e.getMessage());
            }
        }
    }
}
