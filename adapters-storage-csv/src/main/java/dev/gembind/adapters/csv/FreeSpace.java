package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops writing before the disk is full, and lets it go on when there is room again. Used by the commit thread alone.
 *
 * <p>Going on takes a quarter more room than stopping, and after a write that found the disk full also a file that could
 * really be written, so that a disk on the edge does not make every other write fail.
 */
final class FreeSpace {
    static final long PROBE_BYTES = 256 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);
    private static final long CHECK_EVERY_BYTES = 1 << 20;
    private static final long LOOK_AGAIN_MILLIS = 1000;
    private static final String PROBE = "space-probe" + FileNames.TEMPORARY;

    private final Disk disk;
    private final InstantSource clock;
    private final Health health;
    private final LongSupplier least;
    private boolean ranOut;
    private long unchecked;
    private long lookedAt;

    /**
     * @param least how many bytes must stay free; 0 for no such limit
     */
    FreeSpace(EngineContext context, LongSupplier least) {
        this.disk = context.disk();
        this.clock = context.clock();
        this.health = context.health();
        this.least = least;
        look();
    }

    /** Tells whether a batch may be written. */
    boolean isEnough() {
        if (health.isFull() ? isTimeToLook() : unchecked >= CHECK_EVERY_BYTES) {
            look();
        }
        return !health.isFull();
    }

    /** Looks when it is some time since the last look; for when nothing is written. */
    void lookNowAndThen() {
        if (isTimeToLook()) {
            look();
        }
    }

    void wrote(long bytes) {
        unchecked += bytes;
    }

    /** A write found no room, whatever the file system says of it. */
    void ranOut() {
        ranOut = true;
        lookedAt = clock.millis();
        health.full(true);
    }

    private boolean isTimeToLook() {
        return Math.abs(clock.millis() - lookedAt) >= LOOK_AGAIN_MILLIS; // also when the clock was set back
    }

    private void look() {
        unchecked = 0;
        lookedAt = clock.millis();
        boolean before = health.isFull();
        try {
            long limit = least.getAsLong();
            long needed = before ? limit + limit / 4 : limit;
            boolean now = disk.usableSpace() < needed || (ranOut && !canWrite());
            ranOut &= now;
            tell(before, now, needed);
            health.full(now);
        } catch (IOException e) {
            LOG.warn("free space is unknown", e);
        }
    }

    private static void tell(boolean before, boolean now, long needed) {
        if (now && !before) {
            LOG.error("less than {} bytes are free; no more writes until there is room", needed);
        } else if (before && !now) {
            LOG.info("there is room again; writing goes on");
        }
    }

    private boolean canWrite() throws IOException {
        boolean written = false;
        try (DiskFile probe = disk.create(PROBE)) {
            probe.append(ByteBuffer.allocate((int) PROBE_BYTES));
            written = true;
        } catch (IOException e) {
            LOG.debug("still no room: {}", e.getMessage());
        }
        if (disk.list().contains(PROBE)) {
            disk.delete(PROBE);
        }
        return written;
    }
}
