package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageFullException;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes batches durable at the end of the journal, and starts new segments. Used by the commit thread alone. */
final class JournalWriter implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    /** File names hold no longer numbers; a thousand years of a million commits a second come first. */
    static final long LAST_SEQ = 999_999_999_999_000_000L;

    /** What became of a batch. */
    sealed interface Result permits Durable, Refused {}

    /** It will survive anything. */
    record Durable() implements Result {}

    /** It was not acknowledged. */
    record Refused(Function<Outcome, StorageException> failure, Outcome outcome) implements Result {}

    static final Result DURABLE = new Durable();

    private final EngineContext context;
    private final Health health;
    private final Checkpoints checkpoints;
    private final String storeId;
    private Segment segment;
    private JournalPosition durable;
    private boolean watermarked = true; // recovery ends every journal with one
    private final FreeSpace space;

    JournalWriter(EngineContext context, OpenStore store, CheckpointHost host) {
        this.context = context;
        this.health = context.health();
        this.storeId = store.manifest().storeId();
        this.checkpoints = new Checkpoints(context, host, store);
        OpenStore.ActiveSegment active = store.active();
        this.segment = segment(active.name(), active.file(), active.length());
        this.durable = active.position();
        this.space = new FreeSpace(context, this::leastFreeBytes);
    }

    /** Prepares a batch to follow what is durable. */
    void begin(JournalBatch batch) {
        batch.begin(durable, context.clock().millis());
    }

    /** Tells whether a batch may be tried; looks again for space when there was too little. */
    boolean isWritable() {
        if (durable.seq() >= LAST_SEQ) {
            health.poison("the last transaction number is reached");
        }
        return !health.isPoisoned() && space.isEnough();
    }

    /** Called now and then when nothing is written. */
    void idle() {
        if (!health.isPoisoned() && isOwned()) {
            space.lookNowAndThen();
        }
    }

    boolean needsWatermark() {
        return !watermarked;
    }

    /** Writes and forces a batch. */
    Result write(JournalBatch batch) {
        try {
            segment.write(batch.asBuffer());
        } catch (IOException e) {
            return cutBack(e);
        }
        try {
            segment.force(batch.size());
        } catch (IOException e) {
            poison("forcing the journal failed", e);
            return new Refused(health.refusal(), Outcome.UNKNOWN);
        }
        if (!isOwned()) { // whoever has opened the folder since may not have read this batch
            return new Refused(health.refusal(), Outcome.UNKNOWN);
        }
        durable = batch.position();
        watermarked = batch.rowsInLastGroup() == 0;
        space.wrote(batch.size());
        return DURABLE;
    }

    /** Seals the segment when it is long enough, or when a checkpoint wants it. */
    void rotateWhenDue() {
        if (health.isPoisoned()) {
            return;
        }
        boolean checkpoint = checkpoints.due(segment.length());
        if ((checkpoint || segment.length() >= context.settings().segmentBytes()) && rotate() && checkpoint) {
            checkpoints.start();
        }
    }

    /** Seals the segment for a backup; when that is impossible, tells how much of it is durable. */
    BackupPoint backupPoint() {
        boolean whole = isEmpty() || (!health.isPoisoned() && rotate());
        return new BackupPoint(
                storeId,
                whole ? null : new BackupPoint.Tail(segment.name(), segment.length()),
                durable,
                health.problem().orElse(null));
    }

    @Override
    public void close() throws IOException {
        segment.close();
    }

    private boolean isOwned() {
        boolean owned = context.owned().getAsBoolean();
        if (!owned) {
            health.poison(FolderLock.LOST);
            LOG.error("{}; no more writes until the storage is opened again", FolderLock.LOST);
        }
        return owned;
    }

    /** Seals the segment; one that holds nothing stays, for the next would bear its name. */
    private boolean rotate() {
        if (isEmpty()) {
            return true;
        }
        SegmentName name = new SegmentName(durable.seq() + 1, 0);
        ByteSink header = new ByteSink();
        new SegmentHeader(durable, storeId, context.clock().millis())
                .write(header, context.catalog().tables());
        try {
            segment.seal();
            DiskFile file = DiskFiles.publish(context.disk(), name.file(), header.asBuffer());
            segment.close();
            checkpoints.sealed(segment.name(), segment.length());
            segment = segment(name, file, header.size());
            return true;
        } catch (UnwrittenException e) {
            LOG.warn("no new journal segment could be written; the old one goes on", e);
            return false;
        } catch (IOException e) {
            // The new segment may or may not be there, so nothing can be appended to the old one any more.
            poison("starting a journal segment failed", e);
            return false;
        }
    }

    private Segment segment(SegmentName name, DiskFile file, long length) {
        return new Segment(name, file, length, context.settings().segmentBytes());
    }

    private boolean isEmpty() {
        return segment.name().firstSeq() > durable.seq();
    }

    private Result cutBack(IOException cause) {
        try {
            segment.cutBack();
        } catch (IOException e) {
            cause.addSuppressed(e);
            poison("writing the journal failed, and so did taking it back", cause);
            return new Refused(health.refusal(), Outcome.UNKNOWN);
        }
        LOG.error("writing the journal failed; the transactions were rolled back", cause);
        boolean full = isAboutSpace(cause);
        if (full) {
            space.ranOut();
        }
        return new Refused(
                outcome -> full
                        ? new StorageFullException(outcome, "the disk is full", cause)
                        : new StorageUnavailableException(outcome, "writing the journal failed", cause),
                Outcome.NOT_COMMITTED);
    }

    private static boolean isAboutSpace(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("space") || message.contains("quota");
    }

    private void poison(String reason, IOException cause) {
        health.poison(reason);
        LOG.error("{}; no more writes until the storage is opened again", reason, cause);
    }

    /** A checkpoint needs room for a copy of the tables, and commits must not have to wait for it. */
    private long leastFreeBytes() {
        long configured = context.settings().minFreeBytes();
        return configured == 0 ? 0 : Math.max(configured, 2 * checkpoints.bytesToRewrite());
    }
}
