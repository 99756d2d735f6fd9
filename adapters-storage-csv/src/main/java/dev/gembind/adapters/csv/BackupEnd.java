package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.file.Path;

/** Where a copied store ends, as told by its last journal segment. */
record BackupEnd(String storeId, JournalPosition position) {
    static BackupEnd of(Path store) throws IOException {
        Disk disk = new RealDisk(store);
        Catalog catalog = new CsvTables(1).catalog();
        var segments = StoreListing.of(disk.list(), catalog).segments();
        if (segments.isEmpty()) {
            throw new IOException("the copy holds no journal");
        }
        String last = segments.get(segments.size() - 1).file();
        SegmentReader reader = new SegmentReader(disk.readAll(last), catalog);
        reader.readGroups((seq, row) -> {});
        return new BackupEnd(reader.header().storeId(), reader.position());
    }
}
