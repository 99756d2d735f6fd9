package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import org.jdbi.v3.core.Jdbi;

/**
 * Transactions on a file of H2. One thread writes; reads run beside it on snapshots, and return when all that they may have
 * seen is on the device. No thread of a caller touches the file: an interrupt would close it under everybody.
 */
final class H2Engine implements JdbcEngine {
    private final H2File file;
    private final H2Commits commits;
    private final H2Writer writer;
    private final H2Reader reader;

    private H2Engine(H2File file, JdbcConfig config, RunningBodies bodies, Backoff backoff) {
        this.file = file;
        String url = file.url(config);
        Jdbi database = Arguments.register(Jdbi.create(url, Pools.credentials(config)));
        FlushClock clock = new FlushClock();
        H2Connections readers = new H2Connections(database);
        this.reader = new H2Reader(readers, config.poolSize(), bodies, clock);
        this.commits = new H2Commits(bodies, new H2Session(database, readers), clock, backoff);
        this.writer = new H2Writer(commits);
    }

    /**
     * Opens the database in a file that is held, making it when it is missing, and brings its schema up to date. The file is
     * given back when that fails.
     */
    static H2Engine open(H2File file, JdbcConfig config, RunningBodies bodies, Backoff backoff) {
        try {
            new H2Schema(file, config).update();
            H2Engine engine = new H2Engine(file, config, bodies, backoff);
            engine.writer.start();
            return engine;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        return writer.write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
        commits.problem().ifPresent(problem -> {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, problem, null);
        });
        return reader.read(work);
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
        file.close();
    }
}
