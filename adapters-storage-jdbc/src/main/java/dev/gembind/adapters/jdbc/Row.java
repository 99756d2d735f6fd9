package dev.gembind.adapters.jdbc;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Gems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result, read by the names of its columns.
 *
 * @param columns the result, at the row
 */
record Row(ResultSet columns) {
    /**
     * Returns a text.
     *
     * @throws IllegalArgumentException if there is none
     */
    String text(String column) throws SQLException {
        return require(column, textOrNull(column));
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        String stored = columns.getString(column);
        return stored == null ? null : SqlText.decode(stored);
    }

    Instant time(String column) throws SQLException {
        return require(column, timeOrNull(column));
    }

    @Nullable
    Instant timeOrNull(String column) throws SQLException {
        return SqlTime.decode(columns, column);
    }

    long number(String column) throws SQLException {
        return columns.getLong(column);
    }

    boolean flag(String column) throws SQLException {
        return columns.getBoolean(column);
    }

    Gems gems(String column) throws SQLException {
        return new Gems(number(column));
    }

    UserId user(String column) throws SQLException {
        return new UserId(text(column));
    }

    @Nullable
    UserId userOrNull(String column) throws SQLException {
        String stored = textOrNull(column);
        return stored == null ? null : new UserId(stored);
    }

    Platform platform(String column) throws SQLException {
        return require(column, platformOrNull(column));
    }

    @Nullable
    Platform platformOrNull(String column) throws SQLException {
        String stored = textOrNull(column);
        return stored == null
                ? null
                : Platform.find(stored).orElseThrow(() -> new IllegalArgumentException("not a platform"));
    }

    private static <T> T require(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(column + " is missing");
        }
        return value;
    }
}
