package dev.gembind.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKind;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.storage.StorageConflictException;
import dev.gembind.testkit.race.Race;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many write at the same time while others look: no look shows a gem too many or too few. */
@Tag("A-02")
public abstract class BankContract extends LedgerContract {
    private static final int WRITERS = 8;
    private static final int READERS = 2;
    private static final int STEPS = 30;
    private static final int PATIENCE = 50;
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final List<UserId> USERS =
            IntStream.range(0, 10).mapToObj(i -> new UserId("user-" + i)).toList();

    @Test
    void case31_32_everyLookAddsUpToZeroAndNothingAcknowledgedIsLost() {
        AtomicInteger writing = new AtomicInteger(WRITERS);
        List<Callable<List<Transfer>>> all = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            all.add(() -> write(number, writing));
        }
        for (int i = 0; i < READERS; i++) {
            all.add(() -> look(writing));
        }

        List<Transfer> acknowledged =
                Race.run(all).stream().flatMap(List::stream).toList();
        reopen();

        assertThat(acknowledged).hasSizeGreaterThan(WRITERS * STEPS / 4);
        assertThat(acknowledged)
                .allSatisfy(row -> assertThat(this.<Optional<Transfer>>read(view -> store().find(view, row.key())))
                        .contains(row));
        Map<UserId, Long> gems = new TreeMap<>();
        acknowledged.forEach(row ->
                gems.merge(row.owner(), row.moved().orElseThrow().postings().of(Book.GEMS), Long::sum));
        gems.forEach((user, sum) -> assertThat(balance(user).gems().units()).isEqualTo(sum));
        assertLooksRight();
    }

    @Test
    @Tag("A-03")
    void case15_16_ofManyAtOnceWithOneKeyOneAppliesAndOtherAmountsConflict() {
        credit(ALICE, 1000, "c1");
        for (int round = 0; round < 10; round++) {
            String key = "s" + round;
            List<Outcome> outcomes =
                    Race.run(WRITERS, i -> patiently(() -> spend(ALICE, i < WRITERS / 2 ? 3 : 4, key)));

            Transfer spent = outcomes.stream()
                    .filter(Outcome.Applied.class::isInstance)
                    .map(LedgerContract::transfer)
                    .reduce((one, other) -> {
                        throw new AssertionError("two applied: " + one + " and " + other);
                    })
                    .orElseThrow();
            assertThat(outcomes).filteredOn(Outcome.Conflict.class::isInstance).hasSize(WRITERS / 2);
            assertThat(outcomes)
                    .filteredOn(Outcome.Replayed.class::isInstance)
                    .hasSize(WRITERS / 2 - 1)
                    .containsOnly(new Outcome.Replayed(spent));
            assertLooksRight();
        }
        assertThat(wallet(ALICE).revision()).isEqualTo(11);
    }

    private List<Transfer> write(int number, AtomicInteger writing) {
        SplittableRandom random = new SplittableRandom(number);
        List<Transfer> acknowledged = new ArrayList<>();
        Set<String> holds = new HashSet<>();
        try {
            for (int i = 0; i < STEPS; i++) {
                UserId user = USERS.get(random.nextInt(USERS.size()));
                Outcome outcome = patiently(step(random.nextInt(7), user, number + " " + i, holds));
                if (outcome instanceof Outcome.Applied applied) {
                    acknowledged.add(applied.transfer());
                    if (applied.transfer().kind() == TransferKind.HOLD) {
                        holds.add(applied.transfer().id());
                    }
                }
            }
        } finally {
            writing.decrementAndGet();
        }
        return acknowledged;
    }

    private Supplier<Outcome> step(int roll, UserId user, String key, Set<String> holds) {
        if (roll < 2) {
            return () -> credit(user, 20, key);
        }
        if (roll < 4 || (holds.isEmpty() && roll > 4)) {
            return () -> spend(user, 9, key);
        }
        if (roll == 4) {
            return () -> hold(user, 5, key, null);
        }
        String hold = holds.iterator().next();
        holds.remove(hold);
        return roll == 5 ? () -> capture(hold, 2L, key) : () -> release(hold, key);
    }

    /** A storage may give up on what kept conflicting; nothing happened then, and the same request is made again. */
    private static <T> T patiently(Supplier<T> request) {
        for (int failures = 0; ; failures++) {
            try {
                return request.get();
            } catch (StorageConflictException e) {
                if (failures == PATIENCE) {
                    throw e;
                }
            }
        }
    }

    private List<Transfer> look(AtomicInteger writing) {
        do {
            long start = System.nanoTime();
            assertLooksRight();
            // looks without a gap are a test of fairness, which no storage promises
            LockSupport.parkNanos(Math.min(LONGEST_PAUSE, System.nanoTime() - start));
        } while (writing.get() > 0);
        return List.of();
    }

    private void assertLooksRight() {
        patiently(() -> read(view -> {
            Postings totals = store().totals(view);
            List<Wallet> wallets = new ArrayList<>();
            store().scanWallets(view, wallets::addAll);
            long gems = wallets.stream()
                    .mapToLong(wallet -> wallet.balance().gems().units())
                    .sum();
            long held = wallets.stream()
                    .mapToLong(wallet -> wallet.balance().held().units())
                    .sum();
            assertThat(totals.of(Book.GEMS)).isEqualTo(gems);
            assertThat(totals.of(Book.HELD)).isEqualTo(held);
            assertThat(totals.of(Book.GEMS) + totals.of(Book.HELD))
                    .isEqualTo(-totals.of(Book.ISSUANCE_PROMO) - totals.of(Book.REVENUE));
            return wallets.size();
        }));
    }
}
