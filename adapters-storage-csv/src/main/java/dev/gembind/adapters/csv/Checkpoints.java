package dev.gembind.adapters.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a checkpoint is due and runs it on another thread, one at a time. All methods are called by the commit
 * thread; only the finished result comes from the other one.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /** Keeps the journal, and with it the next start, within bounds when tables are huge. */
    private static final int MAX_FACTOR = 4;

    /** When so many times the journal that made a checkpoint due has gathered, it stops resting. */
    private static final int HURRY_FACTOR = 3;

    /** Less journal than this is read again in two or three seconds, which is no reason to disturb commits. */
    private static final long HURRY_BYTES = 192L << 20;

    /** Backups seal segments long before they are full; so many small ones are merged all the same. */
    private static final int MAX_SEGMENTS = 64;

    private final EngineContext context;
    private final Disk disk;
    private final Catalog catalog;
    private final CheckpointHost host;
    private final long minBytes;
    private final List<SegmentName> sealed;
    private final AtomicReference<@Nullable Result> finished = new AtomicReference<>();
    private Manifest manifest;
    private long sealedBytes;
    private long dueBytes;
    private int dueSegments = MAX_SEGMENTS;
    private boolean running;

    Checkpoints(EngineContext context, CheckpointHost host, OpenStore store) {
        this.context = context;
        this.disk = context.disk();
        this.catalog = context.catalog();
        this.host = host;
        this.minBytes = context.settings().checkpointBytes();
        this.manifest = store.manifest();
        this.sealed = new ArrayList<>(store.sealed());
        this.sealedBytes = store.sealedBytes();
        this.dueBytes = dueAfter(0);
    }

    /** Tells whether so much journal has gathered that the tables should be rewritten. */
    boolean due(long activeBytes) {
        takeResult();
        if (running && sealedBytes + activeBytes >= Math.max(dueBytes * HURRY_FACTOR, HURRY_BYTES)) {
            host.pace().hurry();
        }
        return !running && (sealedBytes + activeBytes >= dueBytes || sealed.size() >= dueSegments);
    }

    void sealed(SegmentName segment, long bytes) {
        sealed.add(segment);
        sealedBytes += bytes;
    }

    /** Starts one over all sealed segments, if there are any. */
    void start() {
        if (sealed.isEmpty()) {
            return;
        }
        Manifest previous = manifest;
        List<SegmentName> segments = List.copyOf(sealed);
        long bytes = sealedBytes;
        running = true;
        host.pace().calm();
        try {
            host.executor().execute(() -> finished.set(run(previous, segments, bytes)));
        } catch (RejectedExecutionException e) {
            running = false; // closing: the journal holds everything
        }
    }

    private Result run(Manifest previous, List<SegmentName> segments, long bytes) {
        Checkpoint checkpoint = new Checkpoint(disk, catalog, previous, segments, host.pace());
        try {
            Manifest next = checkpoint.run();
            if (!context.owned().getAsBoolean()) {
                context.health().poison(FolderLock.LOST);
                throw new IOException(FolderLock.LOST);
            }
            host.published().accept(next);
            deleteUnneeded(previous, next);
            LOG.info("checkpoint at transaction {}, {} bytes", next.position().seq(), next.bytes());
            return new Result(next, segments, bytes);
        } catch (IOException | RuntimeException | OutOfMemoryError e) { // the top of the thread: it must be tried again
            LOG.error("checkpoint failed and will be tried again; the journal holds everything", e);
            removeRemains(checkpoint);
            return new Result(null, segments, bytes);
        }
    }

    /** What a checkpoint on a full disk has written would otherwise keep it full. */
    private void removeRemains(Checkpoint checkpoint) {
        try {
            for (String file : checkpoint.remains()) {
                disk.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("the remains of the checkpoint could not be deleted; the next one does it", e);
        }
    }

    private void deleteUnneeded(Manifest previous, Manifest next) {
        try {
            for (String file : StoreListing.of(disk.list(), catalog).unneeded(List.of(previous, next))) {
                disk.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("old files could not be deleted; the next start does it", e);
        }
    }

    private void takeResult() {
        Result result = finished.getAndSet(null);
        if (result == null) {
            return;
        }
        running = false;
        if (result.manifest() == null) {
            dueBytes = dueAfter(sealedBytes);
            dueSegments = sealed.size() + MAX_SEGMENTS;
            return;
        }
        manifest = result.manifest();
        sealed.removeAll(result.merged());
        sealedBytes -= result.mergedBytes();
        dueBytes = dueAfter(0);
        dueSegments = MAX_SEGMENTS;
    }

    private long dueAfter(long bytes) {
        return bytes + Math.max(minBytes, Math.min(bytesToRewrite(), minBytes * MAX_FACTOR));
    }

    /** Returns how much the next checkpoint writes anew, as far as the last one tells. */
    long bytesToRewrite() {
        long rewritten = 0;
        for (TableFile file : manifest.files()) {
            StoredTable table = catalog.find(file.table());
            rewritten += table == null || table.appendOnly() ? 0 : file.bytes();
        }
        return rewritten;
    }

    private record Result(@Nullable Manifest manifest, List<SegmentName> merged, long mergedBytes) {}
}
