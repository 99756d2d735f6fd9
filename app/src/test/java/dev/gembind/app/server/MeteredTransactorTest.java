package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageTimeoutException;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.storage.Transactor;
import dev.gembind.testkit.memory.InMemoryStorage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B-14")
class MeteredTransactorTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void everyTransactionIsCountedByWhatBecameOfIt() {
        Transactor transactor = new MeteredTransactor(InMemoryStorage.create().transactor(), meters);

        assertThat(transactor.<Integer>write("write", tx -> 7)).isEqualTo(7);
        assertThat(transactor.<Integer>read("read", snapshot -> 8)).isEqualTo(8);
        IllegalArgumentException mine = new IllegalArgumentException("mine");
        assertThatThrownBy(() -> transactor.write("write", tx -> refuse(mine))).isSameAs(mine);

        assertThat(count("gembind.commit", "done")).isOne();
        assertThat(count("gembind.commit", "refused")).isOne();
        assertThat(count("gembind.read", "done")).isOne();
        assertThat(count("gembind.read", "unknown")).isZero();
    }

    @Test
    void failuresOfTheStorageAreCountedByTheirOutcome() {
        Transactor transactor = new MeteredTransactor(new Failing(), meters);

        assertThatThrownBy(() -> transactor.write("write", tx -> 7)).isInstanceOf(StorageTimeoutException.class);
        assertThatThrownBy(() -> transactor.read("read", snapshot -> 7)).isInstanceOf(StorageTimeoutException.class);

        assertThat(count("gembind.commit", "unknown")).isOne();
        assertThat(count("gembind.read", "not-committed")).isOne();
    }

    private long count(String name, String result) {
        return meters.get(name).tag("result", result).timer().count();
    }

    private static Integer refuse(RuntimeException thrown) {
        throw thrown;
    }

    private static final class Failing implements Transactor {
        @Override
        public <T> T write(String name, TransactionBody<T> body) {
            throw new StorageTimeoutException(Outcome.UNKNOWN, "too late", null);
        }

        @Override
        public <T> T read(String name, ReadBody<T> body) {
            throw new StorageTimeoutException(Outcome.NOT_COMMITTED, "too late", null);
        }
    }
}
