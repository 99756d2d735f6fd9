package dev.gembind.adapters.csv;

import java.io.IOException;
import java.util.random.RandomGenerator;

/** The operations of a simulated disk, one after the other, and what goes wrong at which of them. */
final class SimSteps {
    private final RandomGenerator random;
    private SimFaults faults = SimFaults.NONE;
    private long count;
    private boolean crashed;
    private int life;

    SimSteps(RandomGenerator random) {
        this.random = random;
    }

    /** Counts from now on, and lets things go wrong as planned. */
    void plan(SimFaults planned) {
        faults = planned;
        count = 0;
    }

    long count() {
        return count;
    }

    boolean hasCrashed() {
        return crashed;
    }

    /** Returns the number of the process that uses the disk. */
    int life() {
        return life;
    }

    /** Begins the life of the next process, to which nothing happens. */
    void restart() {
        crashed = false;
        faults = SimFaults.NONE;
        life++;
    }

    void step() {
        crashIf(stepMayCrashAfter());
    }

    /** Counts an operation; crashes before it, or tells that the crash comes behind it. */
    boolean stepMayCrashAfter() {
        if (crashed) {
            throw new SimCrash();
        }
        boolean now = count++ == faults.crashAt();
        crashIf(now && random.nextBoolean());
        return now;
    }

    void crashIf(boolean now) {
        if (now) {
            crashed = true;
            throw new SimCrash();
        }
    }

    void failIoIfPlanned() throws IOException {
        if (faults.ioFailsAt() >= 0 && count > faults.ioFailsAt()) {
            faults = faults.withoutIo();
            throw new IOException("Too many open files");
        }
    }

    void failForceIfPlanned() throws IOException {
        if (faults.forceFailsAt() >= 0 && count > faults.forceFailsAt()) {
            faults = faults.withoutForce();
            throw new IOException("Input/output error");
        }
    }

    /** Returns how much of so many bytes is stored when something stops their writing. */
    int partOf(int length) {
        return random.nextInt(length + 1);
    }

    /** Returns whether the disk is full at this operation; it has room again at the next one. */
    boolean isFullOnce() {
        boolean full = faults.fullAt() >= 0 && count > faults.fullAt();
        if (full) {
            faults = faults.withoutFull();
        }
        return full;
    }
}
