package dev.gembind.testkit.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.Lot;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store that does one thing wrong is found out by the model within a few seeds. */
@Tag("A-02")
class LedgerMutantsTest {
    private static final int SEEDS = 4;
    private static final int STEPS = 250;
    private static final List<String> EVERY_OPERATION =
            List.of("Credit", "Spend", "Adjust", "Hold", "Capture", "Release", "Reverse", "ClawBack", "Reinstate");
    private static final List<String> EVERY_ANSWER = List.of(
            "replayed",
            "rejected over-limit now",
            "rejected over-limit again",
            "rejected insufficient-gems now",
            "rejected insufficient-gems again",
            "rejected wallet-frozen now",
            "rejected hold-expired now",
            "rejected hold-closed now",
            "rejected hold-too-small now",
            "rejected partly-spent now",
            "rejected not-reversible now",
            "conflict kind",
            "conflict user",
            "conflict gems",
            "conflict target",
            "conflict terms",
            "absent",
            "swept 1");

    private static Stream<String> broken(UnaryOperator<LedgerStore> mutant) {
        return LongStream.rangeClosed(1, SEEDS).boxed().flatMap(seed -> {
            InMemoryStorage storage = InMemoryStorage.create();
            LedgerStore store = mutant.apply(storage.ledger());
            return new LedgerHistory(storage.transactor(), store, new LedgerPlan(seed, 3, STEPS)).run().stream();
        });
    }

    private static void assertCaught(UnaryOperator<LedgerStore> mutant, String rule) {
        assertThat(broken(mutant).toList()).anySatisfy(what -> assertThat(what).startsWith(rule));
    }

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        assertThat(broken(real -> real)).isEmpty();
    }

    @Test
    void aHistoryReplaysExactly() {
        LedgerPlan plan = new LedgerPlan(3, 3, STEPS);
        List<List<String>> stories = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            InMemoryStorage storage = InMemoryStorage.create();
            LedgerHistory history = new LedgerHistory(storage.transactor(), storage.ledger(), plan);
            history.run();
            stories.add(history.story());
        }

        assertThat(stories.get(0)).hasSize(STEPS).isEqualTo(stories.get(1));
    }

    @Test
    void historiesReachEveryAnswer() {
        List<String> stories = LongStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(seed -> {
                    InMemoryStorage storage = InMemoryStorage.create();
                    LedgerHistory history =
                            new LedgerHistory(storage.transactor(), storage.ledger(), new LedgerPlan(seed, 3, STEPS));
                    assertThat(history.run()).isEmpty();
                    return history.story().stream();
                })
                .toList();

        assertThat(EVERY_ANSWER)
                .allSatisfy(answer -> assertThat(stories).anyMatch(step -> step.contains("-> " + answer)));
        assertThat(EVERY_OPERATION)
                .allSatisfy(name ->
                        assertThat(stories).anyMatch(step -> step.startsWith(name) && step.contains("-> applied")));
    }

    @Test
    void aDroppedChangeOfLotsIsFound() {
        assertCaught(
                real -> new DelegatingLedgerStore(real) {
                    @Override
                    public boolean post(Transaction tx, Transfer transfer, Wallet next) {
                        List<Lot> lots = next.lots().stream()
                                .map(lot ->
                                        new Lot(lot.id(), lot.origin(), lot.free(), lot.held(), lot.priority(), null))
                                .toList();
                        Wallet other = new Wallet(
                                next.owner(), next.revision(), next.balance(), lots, next.frozen(), next.head());
                        return super.post(tx, transfer, other);
                    }
                },
                "M1");
    }

    @Test
    void aForgottenKeyIsFound() {
        assertCaught(ForgetsKeys::new, "M0");
    }

    @Test
    void aForgottenRefusalIsFound() {
        assertCaught(
                real -> new DelegatingLedgerStore(real) {
                    @Override
                    public boolean refuse(Transaction tx, Transfer transfer) {
                        return true;
                    }
                },
                "M");
    }

    @Test
    void anIgnoredRevisionIsFound() {
        assertCaught(IgnoresRevisions::new, "L");
    }

    @Test
    void aHoldThatDoesNotEndIsFound() {
        assertCaught(
                real -> new DelegatingLedgerStore(real) {
                    @Override
                    public boolean endHold(Transaction tx, Hold ended) {
                        return true;
                    }
                },
                "L5");
    }

    @Test
    void aHoldThatIsNotKeptIsFound() {
        assertCaught(
                real -> new DelegatingLedgerStore(real) {
                    @Override
                    public void insertHold(Transaction tx, Hold hold) {
                        // keeps nothing
                    }
                },
                "L5");
    }

    @Test
    void forgottenPartsOfASpendAreFound() {
        assertCaught(
                real -> new DelegatingLedgerStore(real) {
                    @Override
                    public boolean post(Transaction tx, Transfer row, Wallet next) {
                        Moved all = row.moved().orElseThrow();
                        Moved less = new Moved(all.postings(), List.of(), all.revision(), all.after(), all.chain());
                        return super.post(tx, with(row, less), next);
                    }
                },
                "L7");
    }

    @Test
    void aWrongHouseBookIsFound() {
        assertCaught(
                real -> new DelegatingLedgerStore(real) {
                    @Override
                    public boolean post(Transaction tx, Transfer row, Wallet next) {
                        Moved all = row.moved().orElseThrow();
                        EnumMap<Book, Long> amounts = new EnumMap<>(Book.class);
                        all.postings()
                                .amounts()
                                .forEach((book, amount) ->
                                        amounts.put(book == Book.BREAKAGE ? Book.WRITE_OFF : book, amount));
                        Moved other =
                                new Moved(new Postings(amounts), all.uses(), all.revision(), all.after(), all.chain());
                        return super.post(tx, with(row, other), next);
                    }
                },
                "M2");
    }

    @Test
    void aChangedReasonIsFound() {
        assertCaught(
                real -> new DelegatingLedgerStore(real) {
                    @Override
                    public boolean post(Transaction tx, Transfer row, Wallet next) {
                        Why why = new Why(row.why().actor(), "", row.why().eventAt());
                        return super.post(
                                tx,
                                new Transfer(
                                        row.id(),
                                        row.kind(),
                                        row.key(),
                                        row.intent(),
                                        why,
                                        row.recordedAt(),
                                        row.effect()),
                                next);
                    }
                },
                "L7");
    }

    @Test
    void aForgottenFreezeIsFound() {
        assertCaught(
                real -> new DelegatingLedgerStore(real) {
                    @Override
                    public void setFrozen(Transaction tx, UserId owner, boolean frozen) {
                        // stays as it is
                    }
                },
                "M");
    }

    @Test
    void holdsThatAreNeverOverAreFound() {
        assertCaught(
                real -> new DelegatingLedgerStore(real) {
                    @Override
                    public List<Hold> expiredHolds(Snapshot snapshot, Instant now, int limit) {
                        return List.of();
                    }
                },
                "M0");
    }

    @Test
    void aMissingTransferIsFound() {
        assertCaught(
                real -> new DelegatingLedgerStore(real) {
                    @Override
                    public List<Transfer> newest(Snapshot snapshot, UserId owner, long below, int limit) {
                        return super.newest(snapshot, owner, below, limit).stream()
                                .skip(1)
                                .toList();
                    }
                },
                "L3");
    }

    private static Transfer with(Transfer row, Moved moved) {
        return new Transfer(row.id(), row.kind(), row.key(), row.intent(), row.why(), row.recordedAt(), moved);
    }

    /** Lets the same key through again, under another name. */
    private static final class ForgetsKeys extends DelegatingLedgerStore {
        private int count;

        ForgetsKeys(LedgerStore real) {
            super(real);
        }

        @Override
        public Optional<Transfer> find(Snapshot snapshot, TransferKey key) {
            return snapshot instanceof Transaction ? Optional.empty() : super.find(snapshot, key);
        }

        @Override
        public boolean post(Transaction tx, Transfer row, Wallet next) {
            if (super.find(tx, row.key()).isEmpty()) {
                return super.post(tx, row, next);
            }
            count++;
            TransferKey other = new TransferKey(row.key().scope(), "other " + count);
            return super.post(
                    tx,
                    new Transfer(row.id(), row.kind(), other, row.intent(), row.why(), row.recordedAt(), row.effect()),
                    next);
        }
    }

    /** Now and then gives out the wallet of a moment ago, and writes over what was there. */
    private static final class IgnoresRevisions extends DelegatingLedgerStore {
        private final Map<UserId, Wallet> earlier = new HashMap<>();
        private int count;

        IgnoresRevisions(LedgerStore real) {
            super(real);
        }

        @Override
        public Wallet lock(Transaction tx, UserId owner) {
            count++;
            return count % 9 == 0 ? earlier.getOrDefault(owner, super.lock(tx, owner)) : super.lock(tx, owner);
        }

        @Override
        public boolean post(Transaction tx, Transfer row, Wallet next) {
            Wallet stored = super.lock(tx, next.owner());
            earlier.put(next.owner(), stored);
            long revision = stored.revision() + 1;
            Moved all = row.moved().orElseThrow();
            Moved moved = new Moved(all.postings(), all.uses(), revision, all.after(), all.chain());
            Wallet over = new Wallet(next.owner(), revision, next.balance(), next.lots(), next.frozen(), next.head());
            return super.post(tx, with(row, moved), over);
        }
    }
}
