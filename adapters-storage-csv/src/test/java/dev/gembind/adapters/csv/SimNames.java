package dev.gembind.adapters.csv;

import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The names of a simulated folder: those that programs see, those on the device, and the changes between them. */
final class SimNames {
    private final TreeMap<String, SimFile> seen;
    private Map<String, SimFile> durable;
    private final List<Change> unforced = new ArrayList<>();

    SimNames() {
        this(Map.of());
    }

    private SimNames(Map<String, SimFile> all) {
        this.seen = new TreeMap<>(all);
        this.durable = new HashMap<>(all);
    }

    List<String> list() {
        return List.copyOf(seen.keySet());
    }

    boolean has(String name) {
        return seen.containsKey(name);
    }

    SimFile get(String name) throws NoSuchFileException {
        SimFile file = seen.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    void add(String name, SimFile file) {
        change(new Change(name, file, null));
    }

    void move(String from, String to) throws NoSuchFileException {
        change(new Change(to, get(from), from));
    }

    void remove(String name) throws NoSuchFileException {
        get(name);
        change(new Change(name, null, null));
    }

    /** Has another file under a name, on the device too. */
    void replace(String name, SimFile file) {
        seen.put(name, file);
        durable.put(name, file);
    }

    void force() {
        unforced.clear();
        durable = new HashMap<>(seen);
    }

    /** Returns how many changes a loss of power could undo now. */
    int unforced() {
        return unforced.size();
    }

    /** Returns what a loss of power leaves, any selection of what was not forced. */
    SimNames afterPowerLoss(RandomGenerator random) {
        Map<String, SimFile> kept = new HashMap<>(durable);
        for (Change change : unforced) {
            if (random.nextBoolean()) {
                change.applyTo(kept);
            }
        }
        kept = new TreeMap<>(kept); // so that the generator is asked in the same order each time
        kept.replaceAll((name, file) -> file.afterPowerLoss(random));
        return new SimNames(kept);
    }

    /** Returns what a loss of power leaves, when that is told. */
    SimNames afterPowerLoss(SimOutcome outcome) {
        Map<String, SimFile> kept = new HashMap<>(durable);
        for (int i = 0; i < unforced.size(); i++) {
            if ((outcome.names() >> i & 1) == 1) {
                unforced.get(i).applyTo(kept);
            }
        }
        kept.replaceAll((name, file) -> file.afterPowerLoss(outcome.fate()));
        return new SimNames(kept);
    }

    private void change(Change change) {
        change.applyTo(seen);
        unforced.add(change);
    }

    /** A name that came, went, or moved, and may not have reached the device. */
    private record Change(String name, SimFile file, String movedFrom) {
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
}
