package dev.gembind.adapters.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** At which write, flush or truncation a device fails, how, and what it holds afterwards. Thread-safe. */
final class FaultPlan {
    /** How a device fails. */
    enum Kind {
        /** One operation is refused with an error; later ones work. */
        ERROR,
        /** From that operation on nothing gets through, as if the process had been killed. */
        STOP,
        /** The same, and whatever was not forced is gone. */
        POWER_LOSS,
        /** The same, and of what was not forced each write is there, gone, or there in part. */
        TORN
    }

    private final Kind kind;
    private final SplittableRandom random;
    private final Map<Path, DeviceFile> files = new HashMap<>();
    private int left;
    private boolean happened;

    FaultPlan(Kind kind, int step) {
        this.kind = kind;
        this.left = step;
        this.random = new SplittableRandom(step);
    }

    /** Returns a plan by which nothing fails. */
    static FaultPlan never() {
        return new FaultPlan(Kind.ERROR, 0);
    }

    synchronized boolean hasHappened() {
        return happened;
    }

    synchronized void opened(Path file) throws IOException {
        if (!files.containsKey(file)) {
            files.put(file, new DeviceFile(file));
        }
    }

    /** Counts an operation that is about to be done. */
    synchronized void step() throws IOException {
        left--;
        happened |= left == 0;
        if (left == 0 || (happened && kind != Kind.ERROR)) {
            throw new IOException("the device failed, as planned");
        }
    }

    /** Returns what the device knows of a file that was opened. */
    synchronized DeviceFile file(Path file) {
        return Objects.requireNonNull(files.get(file));
    }

    /** Leaves the files as the device would hold them. Nothing has them open any more. */
    synchronized void settle() throws IOException {
        if (!happened || kind == Kind.ERROR || kind == Kind.STOP) {
            return;
        }
        for (DeviceFile file : files.values()) {
            file.loseUnforced(kind == Kind.TORN ? random : null);
        }
    }
}
