package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * One life of a storage, decided by a seed: transactions in batches, checkpoints, faults and crashes at any operation,
 * also while it recovers. After each recovery the model is asked whether the state is allowed.
 */
final class SimHistory {
    private static final int LIVES = 4;
    private static final int MAX_RECOVERIES = 4;
    private static final String[] TEXTS = {"", "plain", "a,b", "\"q\"", "two\nlines", "=1+1", "tail\\", "ключ", "😀"};
    private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");

    private final SplittableRandom random;
    private final SimDisk disk;
    private final Disk seenByEngine;
    private final SimModel model = new SimModel();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private long number;
    private long clockReads;

    SimHistory(long seed, UnaryOperator<Disk> between) {
        this.random = new SplittableRandom(seed);
        this.disk = new SimDisk(random.split());
        this.seenByEngine = between.apply(disk);
    }

    /** Plays it; throws when a promise is broken. */
    void play() throws IOException {
        for (int life = 0; life < LIVES; life++) {
            SimStore store = recover();
            disk.plan(faults(60));
            try {
                live(store);
            } catch (SimCrash e) {
                // the crash this history is about
            }
            restart();
        }
        recover();
    }

    private SimStore recover() throws IOException {
        for (int attempt = 0; attempt < MAX_RECOVERIES; attempt++) {
            disk.plan(attempt < MAX_RECOVERIES - 1 && random.nextInt(3) == 0 ? faults(14) : SimFaults.NONE);
            try {
                SimStore store = new SimStore(seenByEngine, this::now, SimStore.SMALL, checkpoints());
                disk.plan(SimFaults.NONE);
                model.recover(store.world().state());
                requireTidy();
                return store;
            } catch (SimCrash e) {
                restart();
            } catch (DamageException | MalformedException e) {
                throw new AssertionError("refused to open after a mere crash", e);
            } catch (IOException e) {
                restart(); // an injected fault: the process ends and is started again
            }
        }
        throw new AssertionError("a recovery without faults did not come to an end");
    }

    /** Half of the stores run checkpoints at once; on the others commits go on, and segments are sealed, before they run. */
    private Executor checkpoints() {
        waiting.clear();
        return random.nextBoolean() ? Runnable::run : waiting::add;
    }

    private void runWaiting() {
        Runnable checkpoint = waiting.poll();
        if (checkpoint != null) {
            checkpoint.run();
        }
    }

    private void restart() {
        if (random.nextInt(3) == 0) {
            disk.restartProcess();
        } else {
            disk.restartMachine();
        }
    }

    private void live(SimStore store) {
        int batches = 2 + random.nextInt(12);
        for (int i = 0; i < batches; i++) {
            if (random.nextInt(8) == 0) {
                store.engine().idle();
            }
            commit(store, 1 + random.nextInt(3));
            if (random.nextInt(3) == 0) {
                runWaiting();
            }
            if (!store.health().isPoisoned() && !store.world().state().equals(model.acknowledgedState())) {
                throw new AssertionError("something is visible that was not acknowledged, or the reverse");
            }
        }
    }

    private void commit(SimStore store, int size) {
        boolean poisonedBefore = store.health().isPoisoned();
        Queue<WriteRequest<?>> queue = new ArrayDeque<>();
        List<WriteRequest<Long>> requests = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            SimWorld.Change change = change();
            if (!poisonedBefore) {
                model.attempt(change);
            }
            WriteRequest<Long> request =
                    new WriteRequest<>("change", tx -> store.world().apply(tx, change));
            requests.add(request);
            queue.add(request);
        }
        store.engine().commitBatch(queue::poll);
        settle(requests, poisonedBefore);
    }

    private void settle(List<WriteRequest<Long>> requests, boolean poisonedBefore) {
        List<Outcome> failures = new ArrayList<>();
        for (WriteRequest<Long> request : requests) {
            try {
                request.await(Duration.ofSeconds(1));
            } catch (StorageException e) {
                failures.add(e.outcome());
            }
        }
        if (poisonedBefore) {
            if (failures.size() != requests.size() || failures.contains(Outcome.UNKNOWN)) {
                throw new AssertionError("a poisoned storage accepted a write");
            }
        } else if (failures.isEmpty()) {
            model.acknowledge();
        } else if (!failures.contains(Outcome.UNKNOWN)) {
            model.forget();
        }
    }

    private Instant now() {
        return START.plusMillis(400 * ++clockReads);
    }

    private SimWorld.Change change() {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        return new SimWorld.Change(
                ++number,
                "k" + random.nextInt(SimWorld.KEYS),
                random.nextInt(6) == 0 ? null : text,
                random.nextInt(4) == 0);
    }

    private SimFaults faults(int within) {
        return switch (random.nextInt(9)) {
            case 0 -> new SimFaults(random.nextInt(within), random.nextInt(within), -1);
            case 1 -> new SimFaults(random.nextInt(within), -1, random.nextInt(within));
            case 2 -> new SimFaults(-1, random.nextInt(within), -1);
            case 3 -> SimFaults.NONE;
            case 4 -> new SimFaults(random.nextInt(within), -1, random.nextInt(within), random.nextInt(within));
            default -> new SimFaults(random.nextInt(within), -1, -1);
        };
    }

    private void requireTidy() {
        if (disk.files().stream().anyMatch(name -> name.endsWith(FileNames.TEMPORARY))) {
            throw new AssertionError("a temporary file survived the start: " + disk.files());
        }
        if (disk.files().stream().anyMatch(name -> name.startsWith(FileNames.QUARANTINE + "MANIFEST-"))) {
            throw new AssertionError("a mere crash left a manifest that does not hold: " + disk.files());
        }
    }
}
