package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

/** An engine over a simulated disk, driven by the test's own thread. */
final class SimStore {
    /** So small that segments are sealed and tables rewritten every few batches. */
    static final EngineSettings SMALL = new EngineSettings(1 << 20, 900, 1500, 0);

    private final SimWorld world = new SimWorld();
    private final Health health = new Health();
    private final Engine engine;

    /** Checkpoints run at once. */
    SimStore(Disk disk, InstantSource clock) throws IOException {
        this(disk, clock, SMALL, Runnable::run);
    }

    SimStore(Disk disk, InstantSource clock, EngineSettings settings, Executor checkpoints) throws IOException {
        OpenStore store = new Recovery(disk, world.catalog, clock, () -> "5eed").run();
        EngineContext context =
                new EngineContext(disk, world.catalog, clock, settings, new RunningBodies(), health, () -> true);
        this.engine = new Engine(
                context,
                new JournalWriter(context, store, new CheckpointHost(checkpoints, Pace.none(), manifest -> {})));
    }

    SimWorld world() {
        return world;
    }

    Health health() {
        return health;
    }

    Engine engine() {
        return engine;
    }

    /** Commits changes as one batch; throws what the first that failed was told. */
    void commit(SimWorld.Change... changes) throws StorageException {
        Queue<WriteRequest<?>> queue = new ArrayDeque<>();
        List<WriteRequest<Long>> requests = new ArrayList<>();
        for (SimWorld.Change change : changes) {
            WriteRequest<Long> request = new WriteRequest<>("change", tx -> world.apply(tx, change));
            requests.add(request);
            queue.add(request);
        }
        engine.commitBatch(queue::poll);
        requests.forEach(request -> request.await(Duration.ofSeconds(1)));
    }
}
