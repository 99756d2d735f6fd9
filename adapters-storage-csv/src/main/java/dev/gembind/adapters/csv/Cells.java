package dev.gembind.adapters.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading values out of cells. Each method throws {@link IllegalArgumentException} when the cell holds none. */
final class Cells {
    private Cells() {}

    /** A row of cells, some of them absent. */
    static List<@Nullable String> of(@Nullable String... cells) {
        return Arrays.asList(cells);
    }

    static String text(List<@Nullable String> cells, int column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("column " + (column + 1) + " is absent");
        }
        return cell;
    }

    static long number(List<@Nullable String> cells, int column) {
        return Long.parseLong(text(cells, column));
    }

    static Instant instant(List<@Nullable String> cells, int column) {
        try {
            return Times.parse(text(cells, column));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("column " + (column + 1) + " is not a time", e);
        }
    }

    static @Nullable Instant instantOrNull(List<@Nullable String> cells, int column) {
        return cells.get(column) == null ? null : instant(cells, column);
    }

    static boolean flag(List<@Nullable String> cells, int column) {
        return switch (text(cells, column)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("column " + (column + 1) + " is neither true nor false");
        };
    }

    /** Writes a time that may be absent. */
    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Times.text(time);
    }

    static <V> V decode(TableSpec spec, RowCodec<V> codec, List<@Nullable String> cells) throws MalformedException {
        int columns = spec.columns().size();
        if (cells.size() < spec.firstColumns() || cells.size() > columns) {
            throw new MalformedException(
                    "a row of " + spec.name() + " has " + cells.size() + " cells instead of " + columns);
        }
        try {
            return codec.row(cells.size() == columns ? cells : completed(cells, columns));
        } catch (RuntimeException e) {
            throw new MalformedException("a row of " + spec.name() + " makes no sense: " + e.getMessage());
        }
    }

    /** A row of an earlier version has no cells of the columns that came later. */
    private static List<@Nullable String> completed(List<@Nullable String> cells, int columns) {
        List<@Nullable String> row = new ArrayList<>(cells);
        row.addAll(Collections.nCopies(columns - cells.size(), null));
        return row;
    }
}
