package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gembind.core.Platform;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.User;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.storage.Transactor;
import dev.gembind.testkit.race.Race;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The promises of {@link Transactor} that one caller can see; {@link TransactorRaceContract} has those of several. */
@Tag("B-03")
public abstract class TransactorContract extends StorageContract {
    @Test
    void theAnswerOfTheBodyIsReturned() {
        assertThat(this.<String>write(tx -> "written")).isEqualTo("written");
        assertThat(this.<String>read(view -> "read")).isEqualTo("read");
    }

    @Test
    void aBodyReadsItsOwnWrites() {
        assertThat(this.<Boolean>write(tx -> add(tx, "alice") && exists(tx, "alice") && !add(tx, "alice")))
                .isTrue();
    }

    @Test
    void whatWasCommittedIsThereAfterReopening() {
        write(tx -> add(tx, "alice"));
        reopen();

        assertThat(exists("alice")).isTrue();
        assertThat(this.<Boolean>write(tx -> add(tx, "alice"))).isFalse();
    }

    @Test
    void anExceptionOfAnyTypeRollsBackAndArrivesAsItIs() {
        List<Throwable> thrown = List.of(
                new IllegalStateException("mine"), new AssertionError("mine"), new IOException("not even declared"));

        for (Throwable expected : thrown) {
            assertThatThrownBy(() -> write(tx -> {
                        add(tx, "alice");
                        throw TransactorContract.<RuntimeException>sneak(expected);
                    }))
                    .isSameAs(expected);
            assertThatThrownBy(() -> read(view -> {
                        throw TransactorContract.<RuntimeException>sneak(expected);
                    }))
                    .isSameAs(expected);
        }
        reopen();
        assertThat(exists("alice")).isFalse();
    }

    @Test
    void anExceptionOfABodyIsNotRetried() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> write(tx -> {
                    runs.incrementAndGet();
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");

        assertThat(runs).hasValue(1);
    }

    @Test
    void rollingBackCoversEveryStore() {
        Binding binding = Samples.binding("b1", Samples.ALICE, Platform.DISCORD, 1);

        assertThatThrownBy(() -> write(tx -> {
                    add(tx, "alice");
                    storage().stores().bindings().insertIfAbsent(tx, binding);
                    storage().stores().attempts().insert(tx, Samples.attempt("att1", Samples.ALICE, Samples.NOW));
                    storage().stores().audit().append(tx, Samples.event("e1"));
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");
        reopen();

        assertThat(exists("alice")).isFalse();
        assertThat(this.<Optional<Binding>>read(
                        view -> storage().stores().bindings().findByAccount(view, binding.account())))
                .isEmpty();
        assertThat(this.<Long>read(storage().stores().attempts()::count)).isZero();
        assertThat(this.<List<AuditEvent>>read(
                        view -> storage().stores().audit().newest(view, 10)))
                .isEmpty();
    }

    @Test
    void nestingIsRefusedInEveryCombination() {
        List<Callable<?>> nested = List.of(
                () -> write(outer -> write(inner -> true)),
                () -> write(outer -> read(inner -> true)),
                () -> read(outer -> write(inner -> true)),
                () -> read(outer -> read(inner -> true)));

        assertThat(nested).allSatisfy(body -> assertThatThrownBy(body::call).isInstanceOf(IllegalStateException.class));
        assertThat(this.<String>write(tx -> "usable afterwards")).isEqualTo("usable afterwards");
    }

    @Test
    void nestingRollsTheOuterTransactionBackEvenIfItsExceptionIsSwallowed() {
        assertThatThrownBy(() -> write(tx -> {
                    add(tx, "alice");
                    return catchThrowable(() -> read(view -> true)) != null;
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(exists("alice")).isFalse();
    }

    @Test
    void aHandleIsWorthNothingAfterItsBody() {
        Transaction transaction = write(tx -> tx);
        Snapshot snapshot = read(view -> view);

        assertThatThrownBy(() -> add(transaction, "alice")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> exists(transaction, "alice")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> exists(snapshot, "alice")).isInstanceOf(IllegalStateException.class);
        assertThat(exists("alice")).isFalse();
    }

    @Test
    void aHandleIsWorthNothingOnAnotherThread() {
        List<Throwable> refusals = write(tx -> Race.run(1, i -> catchThrowable(() -> add(tx, "alice"))));

        assertThat(refusals).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(exists("alice")).isFalse();
    }

    @Test
    void aHandleOfAnotherStorageIsRefused() {
        assertThatThrownBy(() -> exists(new Snapshot() {}, "alice")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> add(new Transaction() {}, "alice")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLargeTransactionIsOneToo() {
        int many = 3000;

        assertThatThrownBy(() -> change(tx -> {
                    IntStream.range(0, many).forEach(i -> add(tx, "user-" + i));
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");
        assertThat(this.<List<User>>read(view -> users().list(view, "", 1000))).isEmpty();

        change(tx -> IntStream.range(0, many).forEach(i -> add(tx, "user-" + i)));
        reopen();
        assertThat(IntStream.range(0, many).allMatch(i -> exists("user-" + i))).isTrue();
    }

    // the compiler cannot know that a checked exception goes through
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> RuntimeException sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
