package dev.gembind.adapters.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes a table anew from its last file and the rows changed since, both in the order of the keys' bytes. */
final class TableMerge {
    private final List<JournalRow> changes;
    private final TableWriter writer;
    private int next;

    TableMerge(List<JournalRow> inOrderOfTime, TableWriter writer) {
        this.changes = lastOfEachKey(inOrderOfTime);
        this.writer = writer;
    }

    /** Merges the whole file. */
    void over(TableReader reader) throws IOException {
        while (reader.advance()) {
            int order = writeChangesBefore(reader);
            if (order != 0) {
                writer.row(reader.bytes(), reader.from(), reader.to());
            }
        }
    }

    /** Writes the changes behind the last row of the file. */
    void finish() throws IOException {
        while (next < changes.size()) {
            writeChange();
        }
    }

    /** Writes the changes up to the reader's row; returns 0 when the last of them replaces it. */
    private int writeChangesBefore(TableReader reader) throws IOException {
        int keyEnd = next < changes.size() ? reader.keyEnd() : 0;
        int order = 1;
        while (order > 0 && next < changes.size()) {
            order = -changes.get(next).compareKey(reader.bytes(), reader.from(), keyEnd);
            if (order >= 0) {
                writeChange();
            }
        }
        return order;
    }

    private void writeChange() throws IOException {
        JournalRow row = changes.get(next++);
        if (row.put()) {
            writer.row(row.bytes(), row.from(), row.to());
        }
    }

    private static List<JournalRow> lastOfEachKey(List<JournalRow> rows) {
        List<JournalRow> sorted = new ArrayList<>(rows);
        Collections.sort(sorted); // stable, so of equal keys the newest comes last
        List<JournalRow> last = new ArrayList<>(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            if (i + 1 == sorted.size() || sorted.get(i).compareTo(sorted.get(i + 1)) != 0) {
                last.add(sorted.get(i));
            }
        }
        return last;
    }
}
