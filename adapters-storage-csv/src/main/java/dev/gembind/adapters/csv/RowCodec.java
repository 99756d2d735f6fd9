package dev.gembind.adapters.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into cells and back. The first cell is the key. {@link #row} may throw any
 * {@link RuntimeException} when the cells make no row; that is reported as damage.
 */
interface RowCodec<V> {
    List<@Nullable String> cells(V row);

    V row(List<@Nullable String> cells);
}
