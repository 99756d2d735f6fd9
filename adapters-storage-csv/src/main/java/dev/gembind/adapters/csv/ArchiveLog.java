package dev.gembind.adapters.csv;

import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.Transaction;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A log that only grows, to be moved: its rows are read from the files, since only the newest are in memory.
 *
 * @param log the log
 * @param adding adds a row
 */
record ArchiveLog<V>(CsvLog<V> log, BiConsumer<Transaction, V> adding) implements MovableRows<V> {
    private static final int ATTEMPTS = 5;

    @Override
    public void scan(Snapshot snapshot, Predicate<List<V>> sink) {
        ArchiveChunks<V> chunks = new ArchiveChunks<>(log.total(snapshot), sink);
        read(chunks);
        if (chunks.wantsMore() && chunks.missing() > 0) {
            throw new StorageCorruptException(
                    Outcome.NOT_COMMITTED,
                    chunks.missing() + " rows of " + log.spec().name() + " are not in the files",
                    null);
        }
        chunks.finish(log.pending(snapshot));
    }

    @Override
    public void adopt(Transaction tx, V row) {
        adding.accept(tx, row);
    }

    private void read(ArchiveChunks<V> chunks) {
        try {
            for (int attempt = 1; chunks.missing() > 0 && chunks.wantsMore(); attempt++) {
                if (readOnce(chunks) || attempt == ATTEMPTS) {
                    return;
                }
            }
        } catch (DamageException | MalformedException e) {
            throw new StorageCorruptException(
                    Outcome.NOT_COMMITTED, "the log " + log.spec().name() + " is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StorageUnavailableException(
                    Outcome.NOT_COMMITTED, "the log " + log.spec().name() + " cannot be read: " + e, e);
        }
    }

    /** Reads on; false when a checkpoint has taken a file away meanwhile, and its rows are in another one. */
    private boolean readOnce(ArchiveChunks<V> chunks) throws IOException {
        try {
            chunks.begin();
            readFiles(chunks);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void readFiles(ArchiveChunks<V> chunks) throws IOException {
        Disk disk = log.storage().disk();
        StoreListing listing = StoreListing.of(disk.list(), log.storage());
        Manifest manifest = new StoreReader(disk, log.storage(), listing).readNewestManifest();
        for (TableFile file : manifest.filesOf(log.spec().name())) {
            if (!chunks.skips(file.rows())) {
                readTable(disk, file, chunks);
            }
        }
        for (SegmentName name : listing.segments()) {
            if (name.firstSeq() > manifest.position().seq() && chunks.wantsMore()) {
                readSegment(disk, name, chunks);
            }
        }
    }

    private void readTable(Disk disk, TableFile file, ArchiveChunks<V> chunks) throws IOException {
        try (TableReader reader = new TableReader(disk, file, log.spec())) {
            while (chunks.wantsMore() && reader.advance()) {
                if (!chunks.skips(1)) {
                    chunks.add(log.decode(reader.cells()));
                }
            }
        }
    }

    private void readSegment(Disk disk, SegmentName name, ArchiveChunks<V> chunks) throws IOException {
        SegmentReader reader = new SegmentReader(disk.readAll(name.file()), log.storage());
        reader.readGroups((seq, row) -> {
            if (row.table().equals(log) && !chunks.skips(1)) {
                chunks.add(log.decode(CsvDecoder.record(row.bytes(), row.from(), row.to())));
            }
        });
    }
}
