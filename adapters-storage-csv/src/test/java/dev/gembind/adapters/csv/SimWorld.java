package dev.gembind.adapters.csv;

import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables of the simulated storage, and how to see all of them at once. */
final class SimWorld {
    static final int KEYS = 6;

    final Catalog catalog = new Catalog();
    final CsvTable<Row> counters = table("counters");
    final CsvTable<Row> left = table("left_rows");
    final CsvTable<Row> right = table("right_rows");
    final CsvLog<Row> log = new CsvLog<>(catalog, spec("events"), new RowCells(), Row::key, 10_000);
    final UniqueIndex<Row> byText = left.with(new UniqueIndex<>(Row::text));

    /** What one transaction does, decided before it runs. */
    record Change(long number, String key, @Nullable String text, boolean move) {}

    /** One row. */
    record Row(String key, @Nullable String text) {}

    /** Plays a change: every transaction touches every table. */
    long apply(Transaction tx, Change change) {
        counters.put(tx, new Row("count", Long.toString(change.number())));
        log.append(tx, new Row(Long.toString(change.number()), change.text()));
        if (change.text() == null) {
            left.delete(tx, change.key());
            right.delete(tx, change.key());
            return change.number();
        }
        left.put(tx, new Row(change.key(), change.text() + change.number()));
        if (change.move()) { // goes through a second image of the same row in one transaction
            left.put(tx, new Row(change.key(), change.text() + "=moved" + change.number()));
        }
        right.put(tx, new Row(change.key(), change.text()));
        return change.number();
    }

    /** Returns every durable row of every table. */
    Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        CsvScope scope = new CsvScope(catalog);
        CsvSnapshot snapshot = new CsvSnapshot(scope);
        for (CsvTable<Row> table : List.of(counters, left, right)) {
            for (Row row : table.all(snapshot)) {
                state.put(table.spec().name() + '/' + row.key(), String.valueOf(row.text()));
            }
        }
        int events = 0;
        for (Row row : log.newest(snapshot, Integer.MAX_VALUE)) {
            state.put("events/" + row.key(), String.valueOf(row.text()));
            events++;
        }
        state.put("events", Integer.toString(events));
        return state;
    }

    private CsvTable<Row> table(String name) {
        return new CsvTable<>(catalog, spec(name), new RowCells(), Row::key);
    }

    private static TableSpec spec(String name) {
        return new TableSpec(name, 1, List.of("key", "text"));
    }

    private static final class RowCells implements RowCodec<Row> {
        @Override
        public List<@Nullable String> cells(Row row) {
            return Cells.of(row.key(), row.text());
        }

        @Override
        public Row row(List<@Nullable String> cells) {
            return new Row(Cells.text(cells, 0), cells.get(1));
        }
    }
}
