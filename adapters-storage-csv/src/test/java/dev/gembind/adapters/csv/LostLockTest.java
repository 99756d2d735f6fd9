package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody takes the lock file away from a running storage: edge case 8. */
@Tag("B-03")
class LostLockTest {
    @TempDir
    Path folder;

    @Test
    void afterTheLockIsDeletedNothingMoreIsAcknowledged() throws IOException {
        try (RealStore store = RealStore.open(folder)) {
            store.put("a", "before");
            Files.delete(folder.resolve("LOCK"));

            refusesWrites(store, Outcome.UNKNOWN);
            assertThat(store.text("a")).isEqualTo("before");
            Files.createFile(folder.resolve("LOCK")); // too late: whoever came in between holds another file
            refusesWrites(store, Outcome.NOT_COMMITTED);
        }
    }

    @Test
    void aReplacedLockIsNoticedToo() throws IOException {
        try (RealStore store = RealStore.open(folder)) {
            store.put("a", "before");
            Path other = Files.createFile(folder.resolve("other"));
            Files.move(other, folder.resolve("LOCK"), StandardCopyOption.ATOMIC_MOVE);

            refusesWrites(store, Outcome.UNKNOWN);
        }
    }

    @Test
    void itIsNoticedThoughNobodyWrites() throws IOException {
        try (RealStore store = RealStore.open(folder)) {
            Files.delete(folder.resolve("LOCK"));

            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (store.engine().problem().isEmpty() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(10_000_000);
            }
            assertThat(store.engine().problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("LOCK was deleted or replaced"));
        }
    }

    private static void refusesWrites(RealStore store, Outcome outcome) {
        assertThatThrownBy(() -> store.put("a", "after"))
                .isInstanceOfSatisfying(
                        StorageUnavailableException.class,
                        e -> assertThat(e.outcome()).isEqualTo(outcome))
                .hasMessageContaining("LOCK was deleted or replaced");
    }
}
