package dev.gembind.adapters.csv;

import java.util.List;

/**
 * What a table looks like in files: its name, the version of its shape, and its columns, the key first.
 *
 * @param name lower-case letters and underscores
 * @param version grows with every change of the columns
 * @param columns the names in the header row, at least one
 */
record TableSpec(String name, int version, List<String> columns) {
    TableSpec {
        if (name.isEmpty() || !name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_')) {
            throw new IllegalArgumentException("table name must be of a-z and _, but is " + name);
        }
        if (version < 1) {
            throw new IllegalArgumentException("version must be positive, but is " + version);
        }
        if (columns.size() < 2) {
            throw new IllegalArgumentException("a table needs a key and one more column: " + name);
        }
        columns = List.copyOf(columns);
    }
}
