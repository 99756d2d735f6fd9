package dev.gembind.adapters.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table looks like in files: its name, the version of its shape, and its columns, the key first.
 *
 * @param name lower-case letters and underscores
 * @param version grows with every change of the columns
 * @param columns the names in the header row, at least one; a later version may only add some behind the others
 * @param firstColumns how many of them version 1 had; rows without the later ones are read as if these were absent
 */
record TableSpec(String name, int version, List<String> columns, int firstColumns) {
    TableSpec(String name, int version, List<String> columns) {
        this(name, version, columns, columns.size());
    }

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
        if (firstColumns < 2 || firstColumns > columns.size()) {
            throw new IllegalArgumentException("first columns of " + name + " must be 2 to " + columns.size());
        }
        columns = List.copyOf(columns);
    }

    /** Tells whether a table of this version, or of an earlier one, has these columns. */
    boolean knows(List<@Nullable String> header) {
        return header.size() >= firstColumns
                && header.size() <= columns.size()
                && columns.subList(0, header.size()).equals(header);
    }

    /** Tells whether this program reads tables of a version. */
    boolean knows(int other) {
        return other == version || (other >= 1 && other < version && firstColumns < columns.size());
    }
}
