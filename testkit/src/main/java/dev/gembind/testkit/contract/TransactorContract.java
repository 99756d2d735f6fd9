package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.Platform;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.storage.Transactor;
import dev.gembind.testkit.race.Race;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The promises of {@link Transactor} that can be seen from outside. */
@Tag("B-03")
public abstract class TransactorContract extends StorageContract {
    private static final int RUNNERS = 4;
    private static final int ROUNDS = 25;
    private static final long PATIENCE_SECONDS = 30;

    private UserStore users() {
        return storage().stores().users();
    }

    private boolean add(Transaction tx, String id) {
        return users().insertIfAbsent(tx, Samples.user(id));
    }

    private boolean exists(Snapshot snapshot, String id) {
        return users().find(snapshot, Samples.user(id).id()).isPresent();
    }

    private boolean exists(String id) {
        return read(view -> exists(view, id));
    }

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
    void noUpdateOfARaceIsLost() {
        Binding first = Samples.binding("b1", Samples.ALICE, Platform.DISCORD, 1);
        write(tx -> storage().stores().bindings().insertIfAbsent(tx, first));

        List<Integer> succeeded = Race.run(RUNNERS, runner -> {
            int count = 0;
            for (int i = 0; i < ROUNDS; i++) {
                count += write(tx -> touch(tx, first)) ? 1 : 0;
            }
            return count;
        });

        int all = succeeded.stream().mapToInt(Integer::intValue).sum();
        assertThat(all).isPositive();
        assertThat(this.<Optional<Binding>>read(
                        view -> storage().stores().bindings().findByAccount(view, first.account())))
                .map(Binding::version)
                .contains(1L + all);
    }

    @Test
    void twoBodiesNeverBreakEachOthersRule() {
        for (int i = 0; i < ROUNDS; i++) {
            List<Boolean> added = Race.run(List.of(
                    () -> write(tx -> addUnlessOther(tx, "left", "right")),
                    () -> write(tx -> addUnlessOther(tx, "right", "left"))));

            assertThat(added).containsExactlyInAnyOrder(true, false);
            change(tx -> List.of("left", "right")
                    .forEach(id -> users().delete(tx, Samples.user(id).id())));
        }
    }

    @Test
    void nobodySeesATransactionByHalves() {
        write(tx -> add(tx, "left"));
        AtomicBoolean done = new AtomicBoolean();
        List<Callable<Boolean>> runners = new ArrayList<>();
        runners.add(() -> {
            for (int i = 0; i < 2 * ROUNDS; i++) {
                write(this::swap);
            }
            done.set(true);
            return true;
        });
        runners.addAll(IntStream.range(1, RUNNERS)
                .<Callable<Boolean>>mapToObj(i -> () -> alwaysOneOfTwo(done))
                .toList());

        assertThat(Race.run(runners)).containsOnly(true);
    }

    @Test
    void whatReturnedBeforeIsSeenByEverybodyWhoStartsLater() {
        for (int i = 0; i < ROUNDS; i++) {
            String id = "user-" + i;
            write(tx -> add(tx, id));

            assertThat(Race.run(2, runner -> exists(id))).containsOnly(true);
        }
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

    @Test
    void interruptingAWaitingCallerEndsItsWaitButNoWrite() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        FutureTask<Boolean> first = new FutureTask<>(() -> write(tx -> {
            boolean added = add(tx, "first");
            busy.countDown();
            return await(release) && added;
        }));
        // it needs the row of the first one, so it waits even where transactions run side by side
        FutureTask<StorageException> second = new FutureTask<>(() -> {
            StorageException refusal = catchThrowableOfType(
                    StorageException.class, () -> write(tx -> !add(tx, "first") || add(tx, "second")));
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            return refusal;
        });
        new Thread(first, "first").start();
        busy.await();
        Thread waiting = new Thread(second, "second");
        waiting.start();
        untilWaiting(waiting);

        waiting.interrupt();
        StorageException refusal = second.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        release.countDown();

        assertThat(first.get()).isTrue();
        write(tx -> add(tx, "third"));
        assertThat(exists("first")).isTrue();
        if (refusal.outcome() == StorageException.Outcome.NOT_COMMITTED) {
            assertThat(exists("second")).isFalse();
        }
    }

    /** Neither writes what the other reads or writes; only an order of the two keeps the rule. */
    private boolean addUnlessOther(Transaction tx, String id, String other) {
        return !exists(tx, other) && add(tx, id);
    }

    private boolean touch(Transaction tx, Binding row) {
        var bindings = storage().stores().bindings();
        Binding now = bindings.findByAccount(tx, row.account()).orElseThrow();
        return bindings.update(tx, Samples.next(now, BindingStatus.ACTIVE));
    }

    private boolean swap(Transaction tx) {
        boolean left = exists(tx, "left");
        users().delete(tx, Samples.user(left ? "left" : "right").id());
        return add(tx, left ? "right" : "left");
    }

    private boolean alwaysOneOfTwo(AtomicBoolean done) {
        while (!done.get()) {
            if (!read(view -> exists(view, "left") ^ exists(view, "right"))) {
                return false;
            }
        }
        return true;
    }

    private static void untilWaiting(Thread thread) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the second write never waited for the first");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // the compiler cannot know that a checked exception goes through
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> RuntimeException sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
