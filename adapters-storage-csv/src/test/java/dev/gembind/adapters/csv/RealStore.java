package dev.gembind.adapters.csv;

import dev.gembind.core.storage.Transactor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;

/** The simulated world's tables on a real folder. */
final class RealStore implements AutoCloseable {
    private final SimWorld world = new SimWorld();
    private final CsvEngine engine;

    private RealStore(CsvConfig config) {
        this.engine =
                CsvEngine.open(config, world.catalog, Outside.real(InstantSource.system(), new SplittableRandom(1)));
    }

    static RealStore open(Path folder) {
        return open(CsvConfig.in(folder));
    }

    static RealStore open(CsvConfig config) {
        return new RealStore(config);
    }

    /** A store that rewrites its tables all the time. */
    static CsvConfig busyConfig(Path folder) {
        return new CsvConfig(folder, Duration.ofSeconds(30), 8192, 20_000, 0, 100, false);
    }

    SimWorld world() {
        return world;
    }

    Transactor transactor() {
        return engine.transactor();
    }

    CsvEngine engine() {
        return engine;
    }

    /** Sets one row durably. */
    void put(String key, String text) {
        transactor().write("put", tx -> {
            world.left.put(tx, new SimWorld.Row(key, text));
            return key;
        });
    }

    /** Returns the durable text of a row, or null. */
    String text(String key) {
        return transactor().read("text", snapshot -> {
            SimWorld.Row row = world.left.get(snapshot, key);
            return row == null ? null : row.text();
        });
    }

    @Override
    public void close() {
        engine.close();
    }
}
