package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes new table files out of the last ones and the sealed journal segments since. It reads only finished files, so
 * commits go on meanwhile, and every old checksum is checked again on the way.
 */
final class Checkpoint {
    private final Disk disk;
    private final Catalog catalog;
    private final Manifest previous;
    private final List<SegmentName> sealed;
    private final Map<String, NavigableMap<String, JournalRow>> changes = new HashMap<>();
    private final Map<String, List<JournalRow>> additions = new HashMap<>();
    private JournalPosition position;

    Checkpoint(Disk disk, Catalog catalog, Manifest previous, List<SegmentName> sealed) {
        this.disk = disk;
        this.catalog = catalog;
        this.previous = previous;
        this.sealed = List.copyOf(sealed);
        this.position = previous.position();
    }

    /** Writes and publishes the next manifest. Until it returns, the previous one holds. */
    Manifest run() throws IOException {
        for (SegmentName segment : sealed) {
            readSegment(segment);
        }
        List<TableFile> files = new ArrayList<>();
        for (StoredTable table : catalog.tables()) {
            files.addAll(table.appendOnly() ? grow(table.spec()) : rewrite(table.spec()));
        }
        disk.fsyncDir(); // the new names must be durable before a durable manifest speaks of them
        Manifest next = new Manifest(position, previous.storeId(), files);
        DiskFiles.publish(disk, next.file(), ByteBuffer.wrap(ManifestFormat.encode(next)))
                .close();
        return next;
    }

    private void readSegment(SegmentName name) throws IOException {
        SegmentReader segment = new SegmentReader(DiskFiles.readAll(disk, name.file()), catalog);
        if (!segment.header().before().equals(position)) {
            throw new MalformedException(name.file() + " does not follow the segment before it");
        }
        segment.readGroups((seq, row) -> {
            StoredTable table = catalog.find(row.table());
            if (table != null && table.appendOnly()) {
                additions.computeIfAbsent(row.table(), key -> new ArrayList<>()).add(row);
            } else {
                changes.computeIfAbsent(row.table(), key -> new TreeMap<>()).put(row.key(), row);
            }
        });
        if (!segment.isWhole()) {
            throw new MalformedException(name.file() + " is damaged at byte " + segment.validLength());
        }
        position = segment.position();
    }

    private List<TableFile> grow(TableSpec spec) throws IOException {
        List<TableFile> files = new ArrayList<>(previous.filesOf(spec.name()));
        List<JournalRow> rows = additions.get(spec.name());
        if (rows != null) {
            String name = FileNames.log(spec.name(), previous.position().seq() + 1, position.seq());
            try (TableWriter writer = new TableWriter(disk, spec, name)) {
                for (JournalRow row : rows) {
                    writer.row(row.bytes(), row.from(), row.to());
                }
                files.add(writer.finish());
            }
        }
        return files;
    }

    private List<TableFile> rewrite(TableSpec spec) throws IOException {
        List<TableFile> before = previous.filesOf(spec.name());
        NavigableMap<String, JournalRow> changed = changes.get(spec.name());
        if (changed == null) {
            return before;
        }
        String name = FileNames.table(spec.name(), position.seq());
        try (TableWriter writer = new TableWriter(disk, spec, name)) {
            if (!before.isEmpty()) {
                merge(before.get(0), spec, changed, writer);
            }
            writeUpTo(null, changed, writer);
            return List.of(writer.finish());
        }
    }

    private void merge(TableFile before, TableSpec spec, NavigableMap<String, JournalRow> changed, TableWriter writer)
            throws IOException {
        try (TableReader reader = new TableReader(disk, before, spec)) {
            while (reader.advance()) {
                String key = reader.key();
                writeUpTo(key, changed, writer);
                JournalRow replacement = changed.remove(key);
                if (replacement == null) {
                    writer.row(reader.bytes(), reader.from(), reader.to());
                } else {
                    write(replacement, writer);
                }
            }
        }
    }

    private static void writeUpTo(@Nullable String key, NavigableMap<String, JournalRow> changed, TableWriter writer)
            throws IOException {
        Map.Entry<String, JournalRow> first = changed.firstEntry();
        while (first != null && (key == null || first.getKey().compareTo(key) < 0)) {
            write(first.getValue(), writer);
            changed.remove(first.getKey());
            first = changed.firstEntry();
        }
    }

    private static void write(JournalRow row, TableWriter writer) throws IOException {
        if (row.put()) {
            writer.row(row.bytes(), row.from(), row.to());
        }
    }
}
