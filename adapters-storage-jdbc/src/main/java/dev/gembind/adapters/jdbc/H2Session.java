package dev.gembind.adapters.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection that writes to an H2 database; opened again after it was given up. Used by one thread. */
final class H2Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(H2Session.class);

    private final Jdbi database;
    private final H2Connections readers;
    private @Nullable Handle handle;

    /**
     * @param readers the other connections to the database
     */
    H2Session(Jdbi database, H2Connections readers) {
        this.database = database;
        this.readers = readers;
    }

    /** Returns the connection, in a transaction. */
    Handle handle() throws SQLException {
        Handle open = handle;
        if (open == null) {
            open = open();
            handle = open;
        }
        return open;
    }

    Connection connection() throws SQLException {
        return handle().getConnection();
    }

    /**
     * Commits, and returns when the change is on the device. A commit alone leaves it in memory, whatever the settings;
     * CHECKPOINT SYNC writes and forces it.
     */
    void commit() throws SQLException {
        Connection connection = connection();
        connection.commit();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    /**
     * Closes every connection, so that the database is closed and the next one opens it from what the file holds.
     *
     * @param told runs when nobody begins to read what was lost any more, before those who read already are waited for
     */
    void giveUp(Runnable told) {
        readers.closeAll(() -> {
            close();
            told.run();
        });
    }

    /** Closes the connection; one that is broken does not have to close well. */
    @Override
    public void close() {
        Handle open = handle;
        handle = null;
        if (open == null) {
            return;
        }
        try (Connection connection = open.getConnection()) {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("a connection was given up", e);
        }
    }

    private Handle open() throws SQLException {
        try {
            Handle opened = database.open();
            opened.getConnection().setAutoCommit(false);
            return opened;
        } catch (ConnectionException e) {
            throw SqlFailure.behind(e);
        }
    }
}
