package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A file of a simulated disk, open for writing until the process that opened it is gone. */
final class SimHandle implements DiskFile {
    /** One operation of the disk comes after the other, through whichever handle. */
    private final SimDisk disk;

    private final SimSteps steps;
    private final SimFile file;
    private final int openedIn;

    SimHandle(SimDisk disk, SimSteps steps, SimFile file) {
        this.disk = disk;
        this.steps = steps;
        this.file = file;
        this.openedIn = steps.life();
    }

    @Override
    public void append(ByteBuffer buffer) throws IOException {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        synchronized (disk) {
            append(bytes);
        }
    }

    private void append(byte[] bytes) throws IOException {
        boolean crashNow = operation();
        if (steps.isFullOnce()) {
            file.append(bytes, steps.partOf(bytes.length));
            throw full();
        }
        file.append(bytes, crashNow ? steps.partOf(bytes.length) : bytes.length);
        steps.crashIf(crashNow);
    }

    @Override
    public void fill(long length) throws IOException {
        synchronized (disk) {
            boolean crashNow = operation();
            int missing = (int) Math.max(0, length - file.seen().length);
            boolean full = steps.isFullOnce();
            file.fill((int) length - (crashNow || full ? steps.partOf(missing) : 0));
            steps.crashIf(crashNow);
            if (full) {
                throw full();
            }
        }
    }

    @Override
    public void truncate(long length) {
        synchronized (disk) {
            boolean crashAfter = operation();
            file.truncate((int) length);
            steps.crashIf(crashAfter);
        }
    }

    @Override
    public void fsync() throws IOException {
        synchronized (disk) {
            boolean crashAfter = operation();
            try {
                steps.failForceIfPlanned();
            } catch (IOException e) {
                file.failForce();
                throw e;
            }
            file.force();
            steps.crashIf(crashAfter);
        }
    }

    @Override
    public void close() {
        // nothing is lost by leaving a handle open
    }

    private boolean operation() {
        if (openedIn != steps.life()) {
            throw new SimCrash(); // the process that held this handle is gone
        }
        return steps.stepMayCrashAfter();
    }

    private static IOException full() {
        return new IOException("No space left on device");
    }
}
