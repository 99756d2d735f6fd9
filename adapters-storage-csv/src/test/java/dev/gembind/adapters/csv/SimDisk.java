package dev.gembind.adapters.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A disk in memory that forgets like a real one. Names and bytes are durable only when forced; a loss of power keeps
 * any selection of what was not, name by name and sector by sector. Everything is decided by one seeded generator.
 * Thread-safe, one operation after the other.
 */
final class SimDisk implements Disk {
    private final RandomGenerator random;
    private TreeMap<String, SimFile> names = new TreeMap<>();
    private Map<String, SimFile> durableNames = new HashMap<>();
    private final List<NameChange> unforced = new ArrayList<>();
    private SimFaults faults = SimFaults.NONE;
    private long operations;
    private boolean crashed;
    private int life;

    SimDisk(RandomGenerator random) {
        this.random = random;
    }

    /** Counts from now on, and lets things go wrong as planned. */
    void plan(SimFaults planned) {
        faults = planned;
        operations = 0;
    }

    long operations() {
        return operations;
    }

    boolean hasCrashed() {
        return crashed;
    }

    /** The process is gone, the machine still runs: nothing written is lost. */
    void restartProcess() {
        crashed = false;
        faults = SimFaults.NONE;
        life++;
    }

    /** The power is gone and comes back. */
    void restartMachine() {
        restartProcess();
        Map<String, SimFile> found = remains();
        unforced.clear();
        names = new TreeMap<>(found);
        durableNames = new HashMap<>(found);
    }

    /** Returns what a loss of power would leave now, on a disk of its own; this one stays as it is. */
    synchronized SimDisk afterPowerLoss() {
        SimDisk after = new SimDisk(random);
        after.names = new TreeMap<>(remains());
        after.durableNames = new HashMap<>(after.names);
        return after;
    }

    private Map<String, SimFile> remains() {
        Map<String, SimFile> kept = new HashMap<>(durableNames);
        for (NameChange change : unforced) {
            if (random.nextBoolean()) {
                change.applyTo(kept);
            }
        }
        kept = new TreeMap<>(kept); // so that the generator is asked in the same order each time
        kept.replaceAll((name, file) -> file.afterPowerLoss(random));
        return kept;
    }

    /** Returns how many changes of names a loss of power could undo now. */
    int unforcedNames() {
        return unforced.size();
    }

    /** The power is gone and comes back, and what is left is told. */
    void restartMachine(SimOutcome outcome) {
        restartProcess();
        Map<String, SimFile> kept = new HashMap<>(durableNames);
        for (int i = 0; i < unforced.size(); i++) {
            if ((outcome.names() >> i & 1) == 1) {
                unforced.get(i).applyTo(kept);
            }
        }
        unforced.clear();
        TreeMap<String, SimFile> found = new TreeMap<>();
        kept.forEach((name, file) -> found.put(name, file.afterPowerLoss(outcome.fate())));
        names = found;
        durableNames = new HashMap<>(found);
    }

    @Override
    public synchronized List<String> list() throws IOException {
        step();
        return List.copyOf(names.keySet());
    }

    @Override
    public synchronized InputStream read(String name) throws IOException {
        step();
        failIoIfPlanned();
        return new ByteArrayInputStream(existing(name).seen());
    }

    @Override
    public synchronized DiskFile create(String name) throws IOException {
        step();
        failIoIfPlanned();
        if (names.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        SimFile file = new SimFile();
        change(new NameChange(name, file));
        return new Handle(file);
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        boolean crashAfter = stepMayCrashAfter();
        SimFile file = existing(from);
        names.remove(from);
        names.put(to, file);
        unforced.add(new NameChange(to, file, from));
        crashIf(crashAfter);
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        step();
        existing(name);
        change(new NameChange(name, null));
    }

    @Override
    public synchronized void fsyncDir() throws IOException {
        boolean crashAfter = stepMayCrashAfter();
        failForceIfPlanned();
        unforced.clear();
        durableNames = new HashMap<>(names);
        crashIf(crashAfter);
    }

    @Override
    public long usableSpace() {
        return Long.MAX_VALUE;
    }

    /** Opens an existing file for writing, which the engine under test never does. */
    synchronized DiskFile reopen(String name) throws IOException {
        step();
        return new Handle(existing(name));
    }

    /** Returns the name of every file, for checks that must not count as operations. */
    synchronized List<String> files() {
        return List.copyOf(names.keySet());
    }

    /** Damages one bit of a file, on the device too. */
    void flipBit(String name, RandomGenerator where) {
        SimFile file = names.get(name);
        byte[] bytes = file.seen().clone();
        int bit = where.nextInt(bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        SimFile damaged = new SimFile();
        damaged.append(bytes, bytes.length);
        damaged.force();
        names.put(name, damaged);
        durableNames.put(name, damaged);
    }

    private void change(NameChange change) {
        change.applyTo(names);
        unforced.add(change);
    }

    private SimFile existing(String name) throws NoSuchFileException {
        SimFile file = names.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    private void step() {
        crashIf(stepMayCrashAfter());
    }

    /** Counts an operation; crashes before it, or tells that the crash comes behind it. */
    private boolean stepMayCrashAfter() {
        if (crashed) {
            throw new SimCrash();
        }
        boolean now = operations++ == faults.crashAt();
        crashIf(now && random.nextBoolean());
        return now;
    }

    private void crashIf(boolean now) {
        if (now) {
            crashed = true;
            throw new SimCrash();
        }
    }

    private void failIoIfPlanned() throws IOException {
        if (faults.ioFailsAt() >= 0 && operations > faults.ioFailsAt()) {
            faults = faults.withoutIo();
            throw new IOException("Too many open files");
        }
    }

    private void failForceIfPlanned() throws IOException {
        if (faults.forceFailsAt() >= 0 && operations > faults.forceFailsAt()) {
            faults = faults.withoutForce();
            throw new IOException("Input/output error");
        }
    }

    /** A name that came, went, or moved, and may not have reached the device. */
    private record NameChange(String name, SimFile file, String movedFrom) {
        NameChange(String name, SimFile file) {
            this(name, file, null);
        }

        void applyTo(Map<String, SimFile> names) {
            if (movedFrom != null) {
                names.remove(movedFrom, file);
            }
            if (file == null) {
                names.remove(name);
            } else {
                names.put(name, file);
            }
        }
    }

    private final class Handle implements DiskFile {
        private final SimFile file;
        private final int openedIn = life;

        Handle(SimFile file) {
            this.file = file;
        }

        @Override
        public void append(ByteBuffer buffer) throws IOException {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            synchronized (SimDisk.this) {
                append(bytes);
            }
        }

        private void append(byte[] bytes) throws IOException {
            boolean crashNow = operation();
            if (faults.fullAt() >= 0 && operations > faults.fullAt()) {
                faults = faults.withoutFull();
                file.append(bytes, random.nextInt(bytes.length + 1));
                throw new IOException("No space left on device");
            }
            file.append(bytes, crashNow ? random.nextInt(bytes.length + 1) : bytes.length);
            crashIf(crashNow);
        }

        @Override
        public void fill(long length) throws IOException {
            synchronized (SimDisk.this) {
                boolean crashNow = operation();
                int missing = (int) Math.max(0, length - file.seen().length);
                boolean full = faults.fullAt() >= 0 && operations > faults.fullAt();
                file.fill((int) length - (crashNow || full ? random.nextInt(missing + 1) : 0));
                crashIf(crashNow);
                if (full) {
                    faults = faults.withoutFull();
                    throw new IOException("No space left on device");
                }
            }
        }

        @Override
        public void truncate(long length) {
            synchronized (SimDisk.this) {
                boolean crashAfter = operation();
                file.truncate((int) length);
                crashIf(crashAfter);
            }
        }

        @Override
        public void fsync() throws IOException {
            synchronized (SimDisk.this) {
                boolean crashAfter = operation();
                try {
                    failForceIfPlanned();
                } catch (IOException e) {
                    file.failForce();
                    throw e;
                }
                file.force();
                crashIf(crashAfter);
            }
        }

        @Override
        public void close() {
            // nothing is lost by leaving a handle open
        }

        private boolean operation() {
            if (openedIn != life) {
                throw new SimCrash(); // the process that held this handle is gone
            }
            return stepMayCrashAfter();
        }
    }
}
