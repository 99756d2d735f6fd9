package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.storage.Transactor;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The crash contract passes what is right, and catches storages that lie about a crash. */
@Tag("G-02")
class CrashContractTest {
    /** What happens at the n-th write of a storage. */
    private enum Lie {
        NONE_LOST_BEFORE,
        NONE_LOST_AFTER,
        ACKNOWLEDGED_BUT_LOST,
        NOT_COMMITTED_BUT_THERE,
        ONE_TABLE_LOST
    }

    @Nested
    class AnAnswerLostBeforeTheCommit extends CrashContract {
        @Override
        protected CrashTrial begin(int step) {
            return new Trial(Lie.NONE_LOST_BEFORE, step);
        }
    }

    @Nested
    class AnAnswerLostAfterTheCommit extends CrashContract {
        @Override
        protected CrashTrial begin(int step) {
            return new Trial(Lie.NONE_LOST_AFTER, step);
        }
    }

    @Test
    void aLostAcknowledgementIsCaught() {
        assertThatThrownBy(() -> run(Lie.ACKNOWLEDGED_BUT_LOST)).hasMessageContaining("were acknowledged");
    }

    @Test
    void aChangeThatWasDeniedAndIsThereIsCaught() {
        assertThatThrownBy(() -> run(Lie.NOT_COMMITTED_BUT_THERE)).hasMessageContaining("ended NOT_COMMITTED");
    }

    @Test
    void halfATransactionIsCaught() {
        assertThatThrownBy(() -> run(Lie.ONE_TABLE_LOST)).hasMessageContaining("something by halves");
    }

    @Test
    void everyTransactionOfTheStoryChangesWhatIsLookedAt() {
        try (InMemoryStorage memory = InMemoryStorage.create()) {
            CrashWorkload story = new CrashWorkload(memory.bindingStores(), 1);
            for (int step = 0; step < CrashWorkload.STEPS; step++) {
                var before = story.state();
                story.run(step);
                assertThat(story.state()).isNotEqualTo(before);
            }
        }
    }

    private static void run(Lie lie) throws Exception {
        new CrashContract() {
            @Override
            protected CrashTrial begin(int step) {
                return new Trial(lie, step);
            }
        }.failEverywhere();
    }

    private static final class Trial implements CrashTrial, Transactor {
        private final InMemoryStorage memory = InMemoryStorage.create();
        private final Lie lie;
        private final AtomicInteger left;

        Trial(Lie lie, int step) {
            this.lie = lie;
            this.left = new AtomicInteger(step);
        }

        @Override
        public OpenStorage storage() {
            return opened(this);
        }

        @Override
        public boolean hasFailed() {
            return left.get() <= 0;
        }

        @Override
        public OpenStorage afterwards() {
            return opened(memory.transactor());
        }

        @Override
        public void close() {
            memory.close();
        }

        @Override
        public <T> T write(String name, TransactionBody<T> body) {
            if (left.decrementAndGet() != 0) {
                return memory.transactor().write(name, body);
            }
            switch (lie) {
                case NONE_LOST_BEFORE -> {}
                case NONE_LOST_AFTER -> memory.transactor().write(name, body);
                case ACKNOWLEDGED_BUT_LOST -> {
                    return forgotten(name, body);
                }
                case NOT_COMMITTED_BUT_THERE -> {
                    memory.transactor().write(name, body);
                    throw new StorageUnavailableException(Outcome.NOT_COMMITTED, name, null);
                }
                case ONE_TABLE_LOST ->
                    memory.transactor()
                            .write(name, tx -> memory.users().insertIfAbsent(tx, Samples.user("story1-giver")));
            }
            throw new StorageUnavailableException(Outcome.UNKNOWN, name, null);
        }

        /** Runs a body, takes it back, and answers as if it had been committed. */
        private <T> T forgotten(String name, TransactionBody<T> body) {
            AtomicReference<T> answer = new AtomicReference<>();
            try {
                memory.transactor().write(name, tx -> {
                    answer.set(body.run(tx));
                    throw new UnsupportedOperationException("taken back");
                });
            } catch (UnsupportedOperationException takenBack) {
                return answer.get();
            }
            throw new AssertionError("it must be taken back");
        }

        @Override
        public <T> T read(String name, ReadBody<T> body) {
            return memory.transactor().read(name, body);
        }

        private OpenStorage opened(Transactor through) {
            BindingStores stores = new BindingStores(
                    through, memory.users(), memory.bindings(), memory.linkAttempts(), memory.auditLog());
            return new OpenStorage(stores, memory.sessions(), memory.apiKeys(), () -> {});
        }
    }
}
