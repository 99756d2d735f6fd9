package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the commit thread for a {@link BackupPoint} between two batches. One asks at a time. */
final class BackupBell {
    private static final long PATIENCE_SECONDS = 30;

    private final AtomicReference<@Nullable CompletableFuture<BackupPoint>> asked = new AtomicReference<>();

    /** Tells the commit thread whether somebody waits. */
    boolean isRung() {
        return asked.get() != null;
    }

    /** Answers who waits, if anybody; called by the commit thread. */
    void answer(Supplier<BackupPoint> point) {
        CompletableFuture<BackupPoint> waiting = asked.getAndSet(null);
        if (waiting != null) {
            waiting.complete(point.get());
        }
    }

    /** Tells who waits that no answer will come. */
    void silence() {
        CompletableFuture<BackupPoint> waiting = asked.getAndSet(null);
        if (waiting != null) {
            waiting.completeExceptionally(new IllegalStateException("the storage is closed"));
        }
    }

    /**
     * Waits for the answer.
     *
     * @param wake makes the commit thread look
     */
    BackupPoint ring(Runnable wake) {
        CompletableFuture<BackupPoint> waiting = new CompletableFuture<>();
        asked.set(waiting);
        wake.run();
        try {
            return waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("the wait was interrupted", e);
        } catch (ExecutionException e) {
            throw failure(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw failure("the commit thread did not answer in time", e);
        }
    }

    private static StorageUnavailableException failure(String why, Exception cause) {
        return new StorageUnavailableException(Outcome.NOT_COMMITTED, "no backup could be made: " + why, cause);
    }
}
