package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a store folder into a state to go on from. It may be cut short anywhere and run again.
 *
 * <p>The last segment is always copied into a fresh, forced file before anything is served: after a failed force or a
 * crash, what the page cache shows need not be on the device.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int KEPT_MANIFESTS = 2;

    private final Disk disk;
    private final Catalog catalog;
    private final InstantSource clock;
    private final Supplier<String> newStoreId;

    Recovery(Disk disk, Catalog catalog, InstantSource clock, Supplier<String> newStoreId) {
        this.disk = disk;
        this.catalog = catalog;
        this.clock = clock;
        this.newStoreId = newStoreId;
    }

    OpenStore run() throws IOException {
        List<String> names = disk.list();
        disk.fsyncDir(); // names seen in the cache must be durable before anything is deleted because of them
        StoreListing listing = StoreListing.of(names, catalog);
        for (String temporary : listing.temporaries()) {
            disk.delete(temporary);
        }
        if (neverFinishedInit(listing)) {
            return initialise(listing);
        }
        StoreReader reader = new StoreReader(disk, catalog, listing);
        LoadedStore loaded = reader.load();
        keepDamaged(reader.tolerated());
        keepTornTail(loaded.tail());
        OpenStore.ActiveSegment active = rejournal(loaded.tail());
        cleanUp(loaded.manifest(), reader, loaded.tail().name());
        LOG.info(
                "opened at transaction {}: {} table files, {} sealed segments",
                active.position().seq(),
                loaded.manifest().files().size(),
                loaded.sealed().size());
        return new OpenStore(loaded.manifest(), loaded.sealed(), loaded.sealedBytes(), active);
    }

    /** Before the first manifest there is at most an empty first segment. */
    private boolean neverFinishedInit(StoreListing listing) throws IOException {
        if (listing.isEmpty()) {
            return true;
        }
        if (!listing.manifests().isEmpty()
                || !listing.tableFiles().isEmpty()
                || listing.segments().size() != 1) {
            return false;
        }
        SegmentName only = listing.segments().get(0);
        try {
            SegmentReader reader = new SegmentReader(disk.readAll(only.file()), catalog);
            reader.readGroups((seq, row) -> {});
            return reader.isWhole() && reader.position().equals(JournalPosition.START);
        } catch (MalformedException e) {
            throw new DamageException(only.file(), "header", String.valueOf(e.getMessage()));
        }
    }

    private OpenStore initialise(StoreListing listing) throws IOException {
        for (SegmentName segment : listing.segments()) {
            disk.delete(segment.file());
        }
        String storeId = newStoreId.get();
        SegmentName name = new SegmentName(1, 0);
        ByteSink header = new ByteSink();
        new SegmentHeader(JournalPosition.START, storeId, clock.millis()).write(header, catalog.tables());
        DiskFile file = DiskFiles.publish(disk, name.file(), header.asBuffer());
        Manifest manifest = new Manifest(JournalPosition.START, storeId, List.of());
        DiskFiles.publish(disk, manifest.file(), ByteBuffer.wrap(ManifestFormat.encode(manifest)))
                .close();
        LOG.info("made a new store");
        return new OpenStore(
                manifest, List.of(), 0, new OpenStore.ActiveSegment(name, file, header.size(), JournalPosition.START));
    }

    private void keepDamaged(List<DamageException> tolerated) throws IOException {
        for (DamageException damage : tolerated) {
            LOG.error("damage got around by the manifest before: {}", damage.getMessage());
        }
        if (!tolerated.isEmpty()) { // the manifest that names damaged files must not be the newest again
            for (long seq : StoreListing.of(disk.list(), catalog).manifests().subList(0, tolerated.size())) {
                disk.rename(Manifest.file(seq), FileNames.QUARANTINE + Manifest.file(seq));
            }
        }
    }

    private void keepTornTail(SegmentTail tail) throws IOException {
        if (tail.lostBytes() == 0) {
            return;
        }
        int from = tail.reader().validLength();
        String name = FileNames.QUARANTINE + tail.name().file() + "-at-" + from + ".bin";
        LOG.warn("an unfinished write of {} bytes was set aside as {}", tail.lostBytes(), name);
        DiskFiles.publish(disk, name, ByteBuffer.wrap(tail.bytes(), from, tail.lostBytes()))
                .close();
    }

    private OpenStore.ActiveSegment rejournal(SegmentTail tail) throws IOException {
        SegmentReader reader = tail.reader();
        ByteSink copy = new ByteSink();
        copy.put(tail.bytes(), 0, reader.validLength());
        JournalPosition position = reader.position();
        if (!reader.lastIsWatermark() && position.seq() > 0) {
            JournalBatch batch = new JournalBatch();
            batch.begin(position, clock.millis());
            batch.watermark();
            copy.put(batch.toBytes());
            position = batch.position();
        }
        SegmentName next = tail.name().nextGeneration();
        DiskFile file = DiskFiles.publish(disk, next.file(), copy.asBuffer());
        return new OpenStore.ActiveSegment(next, file, copy.size(), position);
    }

    private void cleanUp(Manifest current, StoreReader reader, SegmentName copied) throws IOException {
        StoreListing listing = StoreListing.of(disk.list(), catalog);
        List<Manifest> kept = new ArrayList<>(List.of(current));
        boolean damaged = !reader.tolerated().isEmpty();
        for (long seq : listing.manifests()) {
            if (kept.size() < KEPT_MANIFESTS && seq < current.position().seq()) {
                damaged |= !keepOlder(seq, reader, kept);
            }
        }
        disk.delete(copied.file());
        List<String> unneeded = listing.unneeded(kept);
        unneeded.remove(copied.file());
        for (String file : unneeded) {
            if (damaged
                    && !listing.supersededSegments().stream()
                            .anyMatch(name -> name.file().equals(file))) {
                disk.rename(file, FileNames.QUARANTINE + file);
            } else {
                disk.delete(file);
            }
        }
    }

    private boolean keepOlder(long seq, StoreReader reader, List<Manifest> kept) throws IOException {
        try {
            kept.add(reader.readManifest(seq));
            return true;
        } catch (DamageException e) {
            LOG.error("an older manifest is damaged and was set aside: {}", e.getMessage());
            return false;
        }
    }
}
