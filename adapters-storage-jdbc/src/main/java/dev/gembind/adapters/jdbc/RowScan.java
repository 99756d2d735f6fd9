package dev.gembind.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * How a table is read piece by piece.
 *
 * @param query selects rows whose key is above {@code :after}, in the order of the key, {@code :limit} of them
 * @param before a key below all others, a text or a number
 * @param key the column of the key
 * @param row reads a row
 * @param <R> a row
 */
record RowScan<R>(String query, Object before, String key, RowMapper<R> row) {
    /** Reads the key of a row. */
    Object keyOf(ResultSet columns) throws SQLException {
        Row at = new Row(columns);
        return before instanceof String ? at.text(key) : at.number(key);
    }
}
