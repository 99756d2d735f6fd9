package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes new table files out of the last ones and the sealed journal segments since. It reads only finished files, so
 * commits go on meanwhile, and every old checksum is checked again on the way.
 */
final class Checkpoint {
    private final Disk disk;
    private final Catalog catalog;
    private final Manifest previous;
    private final List<SegmentName> sealed;
    private final Pace pace;
    private final Map<StoredTable, List<JournalRow>> rows = new HashMap<>();
    private final List<String> written = new ArrayList<>();
    private JournalPosition position;

    Checkpoint(Disk disk, Catalog catalog, Manifest previous, List<SegmentName> sealed, Pace pace) {
        this.disk = disk;
        this.catalog = catalog;
        this.previous = previous;
        this.sealed = List.copyOf(sealed);
        this.pace = pace;
        this.position = previous.position();
    }

    /** Writes and publishes the next manifest. Until it returns, the previous one holds. */
    Manifest run() throws IOException {
        pace.begin();
        for (SegmentName segment : sealed) {
            readSegment(segment);
            pace.rest();
        }
        List<TableFile> files = new ArrayList<>();
        for (StoredTable table : catalog.tables()) {
            List<JournalRow> changed = rows.get(table);
            List<TableFile> before = previous.filesOf(table.spec().name());
            if (changed == null) {
                files.addAll(before);
            } else if (table.appendOnly()) {
                files.addAll(before);
                files.add(add(table.spec(), changed));
            } else {
                files.add(rewrite(table.spec(), before, changed));
            }
        }
        disk.fsyncDir(); // the new names must be durable before a durable manifest speaks of them
        Manifest next = new Manifest(position, previous.storeId(), files);
        publish(next);
        return next;
    }

    /** Returns the files it made that no manifest names, for when it failed. */
    List<String> remains() {
        return List.copyOf(written);
    }

    private void publish(Manifest next) throws IOException {
        List<String> unnamed = List.copyOf(written);
        written.clear(); // from here on a failure does not tell whether the manifest is there
        try {
            DiskFiles.publish(disk, next.file(), ByteBuffer.wrap(ManifestFormat.encode(next)))
                    .close();
        } catch (UnwrittenException e) {
            written.addAll(unnamed);
            throw e;
        }
    }

    private TableWriter open(TableSpec spec, String name) throws IOException {
        TableWriter writer = new TableWriter(disk, spec, name, pace);
        written.add(name);
        return writer;
    }

    private void readSegment(SegmentName name) throws IOException {
        SegmentReader segment = new SegmentReader(disk.readAll(name.file()), catalog);
        if (!segment.header().before().equals(position)) {
            throw new MalformedException(name.file() + " does not follow the segment before it");
        }
        segment.readGroups((seq, row) ->
                rows.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row));
        if (!segment.isWhole()) {
            throw new MalformedException(name.file() + " is damaged at byte " + segment.validLength());
        }
        position = segment.position();
    }

    private TableFile add(TableSpec spec, List<JournalRow> added) throws IOException {
        String name = FileNames.log(spec.name(), previous.position().seq() + 1, position.seq());
        try (TableWriter writer = open(spec, name)) {
            for (JournalRow row : added) {
                writer.row(row.bytes(), row.from(), row.to());
            }
            return writer.finish();
        }
    }

    private TableFile rewrite(TableSpec spec, List<TableFile> before, List<JournalRow> changed) throws IOException {
        String name = FileNames.table(spec.name(), position.seq());
        try (TableWriter writer = open(spec, name)) {
            TableMerge merge = new TableMerge(changed, writer);
            if (!before.isEmpty()) {
                try (TableReader reader = new TableReader(disk, before.get(0), spec)) {
                    merge.over(reader);
                }
            }
            merge.finish();
            return writer.finish();
        }
    }
}
