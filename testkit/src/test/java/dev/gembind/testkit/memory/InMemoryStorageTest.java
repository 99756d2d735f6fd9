package dev.gembind.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.core.storage.StorageUnavailableException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InMemoryStorageTest {
    private static final User ALICE = new User(new UserId("alice"), Instant.EPOCH);

    @Test
    void aBodyRunsTwiceButCountsOnce() {
        InMemoryStorage storage = InMemoryStorage.runningBodiesTwice();
        AtomicInteger runs = new AtomicInteger();

        boolean added = storage.transactor().write("add", tx -> {
            runs.incrementAndGet();
            return storage.users().insertIfAbsent(tx, ALICE);
        });

        assertThat(added).as("the first run was rolled back").isTrue();
        assertThat(runs).hasValue(2);
    }

    @Test
    void aHandleOfAnotherInstanceIsRefused() {
        InMemoryStorage one = InMemoryStorage.create();
        InMemoryStorage other = InMemoryStorage.create();

        assertThatThrownBy(() ->
                        one.transactor().write("add", tx -> other.users().insertIfAbsent(tx, ALICE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another storage");
    }

    @Test
    void aClosedStorageIsUnavailable() {
        InMemoryStorage storage = InMemoryStorage.create();
        storage.close();

        assertThatThrownBy(() -> storage.transactor().write("w", tx -> 1))
                .isInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(() -> storage.transactor().read("r", view -> 1))
                .isInstanceOf(StorageUnavailableException.class);
    }
}
