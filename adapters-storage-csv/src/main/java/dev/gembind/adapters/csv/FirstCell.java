package dev.gembind.adapters.csv;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The key of a row. As it is the first cell, a row need not be decoded to see whether it has the key that is looked for.
 *
 * @param <V> the row
 * @param keyOf returns the key of a decoded row
 */
record FirstCell<V>(Function<V, String> keyOf) implements HashedRows.TextOf<V> {
    @Override
    public String in(V row) {
        return keyOf.apply(row);
    }

    @Override
    public boolean isIn(byte[] row, String text, RowForm<V> form) {
        return CsvEncoder.isPlain(text)
                ? startsWith(row, text) && (row.length == text.length() || row[text.length()] == ',')
                : text.equals(in(form.decode(row)));
    }

    @Override
    public @Nullable V decoded(byte[] row, String text, RowForm<V> form) {
        return isIn(row, text, form) ? form.decode(row) : null;
    }

    private static boolean startsWith(byte[] row, String ascii) {
        boolean same = row.length >= ascii.length();
        for (int i = 0; same && i < ascii.length(); i++) {
            same = row[i] == ascii.charAt(i);
        }
        return same;
    }
}
