package dev.gembind.adapters.csv;

import dev.gembind.core.access.ApiKeyStore;
import dev.gembind.core.access.SignInSessionStore;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.storage.TransactionBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Every table of the product over a simulated disk, with the threads it has on a real one. */
final class SimStorage {
    private static final int AUDIT_ROWS = 2000;
    private static final long SEGMENT_BYTES = 1 << 16;

    private final CsvTables tables = new CsvTables(AUDIT_ROWS);
    private final ExecutorService checkpoints =
            new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    private final JournalWriter journal;
    private final CommitThread commits;
    private final CsvTransactor transactor;

    SimStorage(Disk disk, long checkpointBytes) throws IOException {
        Catalog catalog = tables.catalog();
        catalog.readFrom(disk);
        InstantSource clock = InstantSource.system();
        OpenStore store = new Recovery(disk, catalog, clock, () -> "5eed").run();
        EngineSettings settings = new EngineSettings(1 << 20, SEGMENT_BYTES, checkpointBytes, 0);
        EngineContext context =
                new EngineContext(disk, catalog, clock, settings, new RunningBodies(), new Health(), () -> true);
        this.journal = new JournalWriter(context, store, new CheckpointHost(checkpoints, Pace.none(), manifest -> {}));
        this.commits = new CommitThread(context, journal, 1000);
        this.transactor = new CsvTransactor(catalog, context.running(), commits, Duration.ofSeconds(30));
        commits.start();
    }

    BindingStores stores() {
        return tables.stores(transactor);
    }

    SignInSessionStore sessions() {
        return tables.sessions();
    }

    ApiKeyStore apiKeys() {
        return tables.apiKeys();
    }

    <T> T write(TransactionBody<T> body) {
        return transactor.write("write", body);
    }

    void close() {
        commits.close();
        transactor.close();
        checkpoints.shutdown();
        try (journal) {
            if (!checkpoints.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new AssertionError("a checkpoint does not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
