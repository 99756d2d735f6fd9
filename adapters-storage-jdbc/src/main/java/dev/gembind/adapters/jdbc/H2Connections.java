package dev.gembind.adapters.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that read an H2 database, each on one snapshot: made when they are needed, and kept for the next one.
 *
 * <p>A database that a failure has ended is closed with its last connection, and the next one opens it anew. When both
 * happen at once, H2 can forget that the new one is open: then its file stays locked and nobody else can read. So
 * {@link #closeAll} lets no connection be made before all others are closed, which a pool that fills itself cannot promise.
 * Thread-safe.
 */
final class H2Connections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(H2Connections.class);
    private static final Duration LENT_LONGEST = Duration.ofSeconds(5);

    private final Jdbi database;
    private final Deque<Handle> idle = new ArrayDeque<>();
    private final Set<Handle> lent = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Handle> outdated = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean closing;

    H2Connections(Jdbi database) {
        this.database = database;
    }

    /**
     * Lends a connection in no transaction, until it is given back.
     *
     * @throws ConnectionException if none can be made
     */
    synchronized Handle lend() {
        awaitUntil(() -> !closing, LENT_LONGEST.multipliedBy(2));
        Handle handle = idle.isEmpty() ? open() : idle.removeLast();
        lent.add(handle);
        return handle;
    }

    /** Tells whether a lent connection reads a database that a failure has ended. */
    synchronized boolean isOutdated(Handle handle) {
        return outdated.contains(handle);
    }

    /** Takes a connection back, and ends its transaction. */
    void giveBack(Handle handle) {
        boolean sound = isRolledBack(handle);
        synchronized (this) {
            lent.remove(handle);
            if (sound && !outdated.remove(handle)) {
                idle.addLast(handle);
            } else {
                outdated.remove(handle);
                close(handle);
            }
            notifyAll();
        }
    }

    /**
     * Closes the connections and another one, with which the database is closed. Those that are lent are waited for; one that
     * takes too long is closed when it comes back.
     *
     * @param other closes the other one
     */
    synchronized void closeAll(Runnable other) {
        closing = true;
        outdated.addAll(lent);
        try {
            other.run();
            closeIdle();
            if (!awaitUntil(lent::isEmpty, LENT_LONGEST)) {
                LOG.warn("{} connections are still reading a database that a failure has ended", lent.size());
            }
        } finally {
            closing = false;
            notifyAll();
        }
    }

    /** Waits for what others change; an interrupt is kept for later, for half of this would be worse than all of it late. */
    private boolean awaitUntil(BooleanSupplier done, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        boolean interrupted = false;
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            try {
                wait(1 + Duration.ofNanos(end - System.nanoTime()).toMillis());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return done.getAsBoolean();
    }

    @Override
    public synchronized void close() {
        closeIdle();
        outdated.addAll(lent);
    }

    private Handle open() {
        Handle handle = database.open();
        try {
            handle.getConnection().setAutoCommit(false);
            handle.getConnection().setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            return handle;
        } catch (SQLException e) {
            close(handle);
            throw new ConnectionException(e);
        }
    }

    private void closeIdle() {
        idle.forEach(H2Connections::close);
        idle.clear();
    }

    private static boolean isRolledBack(Handle handle) {
        try {
            handle.getConnection().rollback();
            return true;
        } catch (SQLException e) {
            LOG.debug("a connection was given up", e);
            return false;
        }
    }

    /** Closes a connection; one that is broken does not have to close well. */
    private static void close(Handle handle) {
        try {
            handle.getConnection().close();
        } catch (SQLException e) {
            LOG.debug("a connection was given up", e);
        }
    }
}
