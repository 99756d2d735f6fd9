package dev.gembind.adapters.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are nothing but their cells. */
final class AsTheyAre implements RowCodec<List<@Nullable String>> {
    @Override
    public List<@Nullable String> cells(List<@Nullable String> row) {
        return row;
    }

    @Override
    public List<@Nullable String> row(List<@Nullable String> cells) {
        return cells;
    }
}
