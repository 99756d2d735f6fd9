package dev.gembind.adapters.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A disk in memory that forgets like a real one. Names and bytes are durable only when forced; a loss of power keeps
 * any selection of what was not, name by name and sector by sector. Everything is decided by one seeded generator.
 * Thread-safe, one operation after the other.
 */
final class SimDisk implements Disk {
    private final RandomGenerator random;
    private final SimSteps steps;
    private SimNames names;

    SimDisk(RandomGenerator random) {
        this(random, new SimNames());
    }

    private SimDisk(RandomGenerator random, SimNames names) {
        this.random = random;
        this.steps = new SimSteps(random);
        this.names = names;
    }

    /** Counts from now on, and lets things go wrong as planned. */
    void plan(SimFaults planned) {
        steps.plan(planned);
    }

    long operations() {
        return steps.count();
    }

    boolean hasCrashed() {
        return steps.hasCrashed();
    }

    /** The process is gone, the machine still runs: nothing written is lost. */
    void restartProcess() {
        steps.restart();
    }

    /** The power is gone and comes back. */
    void restartMachine() {
        restartProcess();
        names = names.afterPowerLoss(random);
    }

    /** The power is gone and comes back, and what is left is told. */
    void restartMachine(SimOutcome outcome) {
        restartProcess();
        names = names.afterPowerLoss(outcome);
    }

    /** Returns what a loss of power would leave now, on a disk of its own; this one stays as it is. */
    synchronized SimDisk afterPowerLoss() {
        return new SimDisk(random, names.afterPowerLoss(random));
    }

    /** Returns how many changes of names a loss of power could undo now. */
    int unforcedNames() {
        return names.unforced();
    }

    @Override
    public synchronized List<String> list() throws IOException {
        steps.step();
        return names.list();
    }

    @Override
    public synchronized InputStream read(String name) throws IOException {
        steps.step();
        steps.failIoIfPlanned();
        return new ByteArrayInputStream(names.get(name).seen());
    }

    @Override
    public synchronized DiskFile create(String name) throws IOException {
        steps.step();
        steps.failIoIfPlanned();
        if (names.has(name)) {
            throw new FileAlreadyExistsException(name);
        }
        SimFile file = new SimFile();
        names.add(name, file);
        return new SimHandle(this, steps, file);
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        boolean crashAfter = steps.stepMayCrashAfter();
        names.move(from, to);
        steps.crashIf(crashAfter);
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        steps.step();
        names.remove(name);
    }

    @Override
    public synchronized void fsyncDir() throws IOException {
        boolean crashAfter = steps.stepMayCrashAfter();
        steps.failForceIfPlanned();
        names.force();
        steps.crashIf(crashAfter);
    }

    @Override
    public long usableSpace() {
        return Long.MAX_VALUE;
    }

    /** Opens an existing file for writing, which the engine under test never does. */
    synchronized DiskFile reopen(String name) throws IOException {
        steps.step();
        return new SimHandle(this, steps, names.get(name));
    }

    /** Returns the name of every file, for checks that must not count as operations. */
    synchronized List<String> files() {
        return names.list();
    }

    /** Damages one bit of a file, on the device too. */
    void flipBit(String name, RandomGenerator where) throws NoSuchFileException {
        byte[] bytes = names.get(name).seen().clone();
        int bit = where.nextInt(bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        SimFile damaged = new SimFile();
        damaged.append(bytes, bytes.length);
        damaged.force();
        names.replace(name, damaged);
    }
}
