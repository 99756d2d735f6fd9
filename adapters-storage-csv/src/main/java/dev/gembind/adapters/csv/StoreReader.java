package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Loads a store into the catalog: the newest manifest that holds, then the journal behind it. Changes no file, so the
 * check of a folder uses it too.
 */
final class StoreReader {
    private final Disk disk;
    private final Catalog catalog;
    private final StoreListing listing;
    private final List<DamageException> tolerated = new ArrayList<>();

    StoreReader(Disk disk, Catalog catalog, StoreListing listing) {
        this.disk = disk;
        this.catalog = catalog;
        this.listing = listing;
    }

    /** Returns damage that was got around by an older manifest. */
    List<DamageException> tolerated() {
        return tolerated;
    }

    /** Loads everything, or says where the damage is. */
    LoadedStore load() throws IOException {
        Manifest manifest = loadManifest();
        List<SegmentName> segments = listing.segments().stream()
                .filter(segment -> segment.firstSeq() > manifest.position().seq())
                .toList();
        if (segments.isEmpty()) {
            throw new DamageException(manifest.file(), "position", "the journal behind this manifest is missing");
        }
        JournalPosition position = manifest.position();
        long sealedBytes = 0;
        for (SegmentName name : segments.subList(0, segments.size() - 1)) {
            byte[] bytes = disk.readAll(name.file());
            SegmentReader reader = replay(name, bytes, manifest, position);
            requireWhole(name, reader);
            position = reader.position();
            sealedBytes += bytes.length;
        }
        SegmentName last = segments.get(segments.size() - 1);
        byte[] bytes = disk.readAll(last.file());
        SegmentReader reader = replay(last, bytes, manifest, position);
        if (!reader.isWhole() && reader.tailProvesDamage()) {
            throw new DamageException(
                    last.file(),
                    "byte " + reader.validLength() + ", transaction "
                            + (reader.position().seq() + 1),
                    "an acknowledged transaction is damaged");
        }
        requireReached(listing.manifests().get(0), reader.position());
        return new LoadedStore(
                manifest, segments.subList(0, segments.size() - 1), sealedBytes, new SegmentTail(last, bytes, reader));
    }

    private Manifest loadManifest() throws IOException {
        if (listing.manifests().isEmpty()) {
            throw new DamageException("MANIFEST", "folder", "every manifest is missing");
        }
        for (long seq : listing.manifests()) {
            try {
                return loadManifest(seq);
            } catch (DamageException e) {
                catalog.clear();
                tolerated.add(e);
            }
        }
        throw tolerated.get(0);
    }

    Manifest loadManifest(long seq) throws IOException {
        Manifest manifest = readManifest(seq);
        for (TableFile file : manifest.files()) {
            loadTable(file);
        }
        return manifest;
    }

    /** Reads the newest manifest that is whole. */
    Manifest readNewestManifest() throws IOException {
        for (long seq : listing.manifests()) {
            try {
                return readManifest(seq);
            } catch (DamageException e) {
                tolerated.add(e);
            }
        }
        throw new DamageException("MANIFEST", "folder", "every manifest is missing or damaged");
    }

    Manifest readManifest(long seq) throws IOException {
        String file = Manifest.file(seq);
        try {
            Manifest manifest = ManifestFormat.decode(disk.readAll(file));
            if (manifest.position().seq() != seq) {
                throw new MalformedException("the manifest bears another number than its name");
            }
            return manifest;
        } catch (MalformedException e) {
            throw new DamageException(file, "whole file", String.valueOf(e.getMessage()));
        }
    }

    private void loadTable(TableFile file) throws IOException {
        StoredTable table = catalog.find(file.table());
        if (table == null) {
            throw new NewerStoreException("a table " + file.table());
        }
        table.expect(file.rows());
        long line = 1;
        try (TableReader reader = new TableReader(disk, file, table.spec())) {
            while (reader.advance()) {
                line++;
                table.gather(reader.row());
            }
        } catch (MalformedException e) {
            throw new DamageException(file.file(), "line " + line, String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new DamageException(file.file(), "whole file", "the file is missing");
        }
        try {
            table.settle();
        } catch (MalformedException e) {
            throw new DamageException(file.file(), "whole file", String.valueOf(e.getMessage()));
        }
    }

    private SegmentReader replay(SegmentName name, byte[] bytes, Manifest manifest, JournalPosition position)
            throws IOException {
        long[] seq = {position.seq()};
        try {
            SegmentReader reader = new SegmentReader(bytes, catalog);
            if (!reader.header().storeId().equals(manifest.storeId())) {
                throw new MalformedException("the segment belongs to another storage");
            }
            if (!reader.header().before().equals(position) || name.firstSeq() != position.seq() + 1) {
                throw new MalformedException("the segment does not follow what stands before it");
            }
            reader.readGroups((group, row) -> {
                seq[0] = group;
                apply(row);
            });
            return reader;
        } catch (MalformedException e) {
            throw new DamageException(name.file(), "after transaction " + seq[0], String.valueOf(e.getMessage()));
        }
    }

    static void apply(JournalRow row) throws IOException {
        if (row.put()) {
            row.table().load(Arrays.copyOfRange(row.bytes(), row.from(), row.to()));
        } else {
            row.table().unload(row.key());
        }
    }

    private static void requireWhole(SegmentName name, SegmentReader reader) throws DamageException {
        if (!reader.isWhole()) {
            throw new DamageException(
                    name.file(),
                    "byte " + reader.validLength() + ", transaction "
                            + (reader.position().seq() + 1),
                    "a sealed segment is damaged");
        }
    }

    private static void requireReached(long newestManifest, JournalPosition position) throws DamageException {
        if (position.seq() < newestManifest) {
            throw new DamageException(
                    Manifest.file(newestManifest), "position", "the journal ends before this damaged manifest");
        }
    }
}
