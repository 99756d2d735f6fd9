package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the files of a {@link BackupPoint} into a new store folder, as links where possible, and ends it with an empty
 * journal segment, so that it can be opened like any store.
 */
final class BackupCopy {
    private final ArchiveDisk disk;
    private final Path store;
    private final Catalog catalog;

    BackupCopy(ArchiveDisk disk, Path store, Catalog catalog) {
        this.disk = disk;
        this.store = store;
        this.catalog = catalog;
    }

    /**
     * Writes the folder; forces what it wrote, and the names. Both manifests are taken, and the journal from the older one
     * on: the older one stands in when a table file turns out damaged, and is where going back in time can start.
     */
    void write(BackupPoint point, Path target, long utcMillis) throws IOException {
        disk.makeFolder(target);
        BackupPoint.Tail tail = point.tail();
        for (String file : whole(point, tail)) {
            disk.link(store.resolve(file), target.resolve(file));
        }
        if (tail != null) {
            String file = tail.name().file();
            disk.copy(store.resolve(file), target.resolve(file), tail.length());
        }
        ByteSink end = new ByteSink();
        new SegmentHeader(point.position(), point.storeId(), utcMillis).write(end, catalog.tables());
        String last = new SegmentName(point.position().seq() + 1, 0).file();
        disk.write(target.resolve(last), end.toBytes());
        disk.force(target);
    }

    private List<String> whole(BackupPoint point, BackupPoint.@Nullable Tail tail) throws IOException {
        StoreListing listing = StoreListing.of(new RealDisk(store).list(), catalog);
        List<String> whole = new ArrayList<>(listing.tableFiles());
        listing.manifests().forEach(seq -> whole.add(Manifest.file(seq)));
        for (SegmentName segment : listing.segments()) {
            boolean written = tail != null && segment.equals(tail.name());
            if (segment.firstSeq() <= point.position().seq() && !written) {
                whole.add(segment.file());
            }
        }
        return whole;
    }
}
