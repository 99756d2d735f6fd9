package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.storage.Transactor;
import dev.gembind.testkit.race.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The promises of {@link Transactor} to several callers at once: the anomalies of weaker levels do not happen. */
@Tag("B-03")
public abstract class TransactorRaceContract extends StorageContract {
    private static final int RUNNERS = 4;
    private static final int CROWD = 100;
    private static final int ROUNDS = 25;
    private static final long PATIENCE_SECONDS = 30;

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
    @Tag("B-01")
    void ofACrowdThatLooksAndThenBindsOneGetsTheAccount() {
        List<Boolean> bound = Race.run(CROWD, i -> write(tx -> bindIfFree(tx, i)));

        assertThat(bound).containsOnlyOnce(true);
        assertThat(this.<List<AuditEvent>>read(
                        view -> storage().stores().audit().newest(view, CROWD)))
                .as("the losers have changed nothing at all")
                .extracting(AuditEvent::id)
                .containsExactly("e" + bound.indexOf(true));
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

    /** Looks first, as a careless service would; the rule of the store is what keeps it true. */
    private boolean bindIfFree(Transaction tx, int number) {
        var stores = storage().stores();
        Binding wanted = Samples.binding("b" + number, new UserId("user-" + number), Platform.DISCORD, 1);
        if (stores.bindings().findByAccount(tx, wanted.account()).isPresent()
                || !(stores.bindings().insertIfAbsent(tx, wanted) instanceof InsertResult.Inserted)) {
            return false;
        }
        stores.audit().append(tx, Samples.event("e" + number));
        return true;
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
}
