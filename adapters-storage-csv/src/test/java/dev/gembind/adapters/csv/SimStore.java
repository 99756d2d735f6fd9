package dev.gembind.adapters.csv;

import java.io.IOException;
import java.time.InstantSource;

/** An engine over a simulated disk, driven by the test's own thread: checkpoints run at once. */
final class SimStore {
    /** So small that segments are sealed and tables rewritten every few batches. */
    private static final EngineSettings SETTINGS = new EngineSettings(1 << 20, 900, 1500, 0);

    private final SimWorld world = new SimWorld();
    private final Health health = new Health();
    private final Engine engine;

    SimStore(Disk disk, InstantSource clock) throws IOException {
        OpenStore store = new Recovery(disk, world.catalog, clock, () -> "5eed").run();
        EngineContext context = new EngineContext(disk, world.catalog, clock, SETTINGS, new RunningBodies(), health);
        this.engine = new Engine(
                context,
                new JournalWriter(context, store, new CheckpointHost(Runnable::run, Pace.none(), manifest -> {})));
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
}
