package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageException.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How the statements of one run of a body reach the database: each by itself, unless an engine knows better. */
interface Wire {
    /** Each statement by itself, in a transaction that has begun. */
    Wire PLAIN = new Wire() {};

    /** Gives a statement its parameters. */
    @FunctionalInterface
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /**
     * Reads the answer to a query.
     *
     * @param <T> what is made of it
     */
    @FunctionalInterface
    interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Sends what has to come before the next statement. */
    default void beforeStatement(Connection connection) throws SQLException {}

    /** Runs a query, and what has to come before it. */
    default <T> T query(Connection connection, String sql, Binding binding, Reading<T> reading) throws SQLException {
        beforeStatement(connection);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return reading.read(rows);
            }
        }
    }

    /** Runs a statement that changes rows, and what has to come before it; returns how many. */
    default int change(Connection connection, String sql, Binding binding) throws SQLException {
        beforeStatement(connection);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            return statement.executeUpdate();
        }
    }

    /**
     * Keeps changes back until the next statement, or the commit, and takes it that each will change one row. When they turn
     * out not to be possible, the run has been in vain.
     *
     * @param sql several statements that change one row each, with semicolons between them
     * @return whether they are kept back; false, with nothing done, when they are to be run now, one by one
     */
    default boolean postpone(Connection connection, String sql, Binding binding) throws SQLException {
        return false;
    }

    /** Sends what was kept back, so that it shows whether it is possible. */
    default void settle(Connection connection) throws SQLException {}

    /** Returns what it means that something sent over this wire failed before the commit. */
    default AttemptFailedException failure(SQLException reason) {
        return new AttemptFailedException(Outcome.NOT_COMMITTED, reason);
    }
}
