package dev.gembind.core.ledger;

import static dev.gembind.core.ledger.LedgerScene.ALICE;
import static dev.gembind.core.ledger.LedgerScene.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint.Head;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Edge cases 87 and 88: what was seen once is still there, or the first wallet that differs is named. */
@Tag("A-09")
@Tag("G-05")
class CheckpointerTest {
    private static final Snapshot VIEW = new Snapshot() {};
    private static final Secret SECRET = Secret.of("the root secret of every checkpoint");
    private static final Secret OTHER = Secret.of("another root secret of 32 bytes.");
    private static final UserId CAROL = new UserId("carol");

    private final LedgerScene scene = new LedgerScene();
    private Checkpoint first = take();

    @BeforeEach
    void goOn() {
        scene.credit(ALICE, 3);
        scene.credit(CAROL, 4);
    }

    @Test
    void aCheckpointSeesEveryWalletWhereItIs() {
        Checkpoint second = take();

        assertThat(first.seq()).isEqualTo(1);
        assertThat(first.wallets()).isEqualTo(2);
        assertThat(first.takenAt()).isEqualTo(LedgerScene.NOW);
        assertThat(second.seq()).isEqualTo(2);
        assertThat(second.wallets()).isEqualTo(3);
        assertThat(stored().heads()).extracting(Head::owner).containsExactly(ALICE, BOB, CAROL);
        assertThat(stored().heads()).extracting(Head::revision).containsExactly(7L, 2L, 1L);
        assertThat(take().root()).isEqualTo(second.root()).isNotEqualTo(first.root());
        assertThat(faultOf(scene.copy(), stored(), null)).isEmpty();
    }

    @Test
    void moreWalletsThanOneCheckpointTakesAreSeenByTheNextOnes() {
        scene.credit(BOB, 1);
        Checkpointer small = checkpointer(scene.storage.ledger(), scene.storage.checkpoints(), keys(SECRET))
                .movingAtMost(1);

        assertThat(List.of(small.take(scene.storage.transactor()), small.take(scene.storage.transactor())))
                .extracting(taken -> ((Checkpointer.Taken.Stored) taken).more())
                .containsExactly(true, true);
        assertThat(stored().heads()).extracting(Head::revision).containsExactly(7L, 3L);
        assertThat(small.take(scene.storage.transactor()))
                .extracting(taken -> ((Checkpointer.Taken.Stored) taken).more())
                .isEqualTo(false);

        assertThat(stored().heads()).extracting(Head::revision).containsExactly(7L, 3L, 1L);
        assertThat(stored().all()).extracting(Checkpoint::wallets).containsExactly(2L, 2L, 2L, 3L);
        assertThat(faultOf(scene.copy(), stored(), null)).isEmpty();
    }

    /** Whoever changes a row and makes the chain again up to the next checkpoint could otherwise finish after it. */
    @Test
    void case87_whatWasBookedSinceTheLastCheckpointIsChainedAgainBeforeItIsSigned() {
        scene.spend(ALICE, 1);
        EditableLedger rows = scene.copy();
        rows.edit(ALICE, 7, row -> because(row, "nicer"));

        assertThat(checkpointer(rows, scene.storage.checkpoints(), keys(SECRET)).take(scene.storage.transactor()))
                .isEqualTo(new Checkpointer.Taken.Refused(
                        new LedgerFault(ALICE, 7, "its transfer is not the one that was chained")));
    }

    @Test
    void case87_aWalletThatNoCheckpointHasSeenIsChainedAgainFromItsBeginning() {
        EditableLedger rows = scene.copy();
        rows.edit(CAROL, 1, row -> because(row, "nicer"));

        assertThat(checkpointer(rows, scene.storage.checkpoints(), keys(SECRET)).take(scene.storage.transactor()))
                .isEqualTo(new Checkpointer.Taken.Refused(
                        new LedgerFault(CAROL, 1, "its transfer is not the one that was chained")));
    }

    @Test
    void aFrozenWalletThatWasNeverUsedIsNoWalletYet() {
        scene.storage.transactor().write("freeze", tx -> {
            scene.storage.ledger().setFrozen(tx, new UserId("dave"), true);
            return true;
        });

        assertThat(take().wallets()).isEqualTo(3);
        assertThat(faultOf(scene.copy(), stored(), null)).isEmpty();
    }

    @Test
    void case87_theNewestTransfersGoneTogetherWithTheWalletsStateAreNamed() {
        take();
        EditableLedger rows = scene.copy();
        rows.rows(CAROL).clear();
        rows.wallets.remove(CAROL.value());

        assertThat(LedgerVerifier.faults(rows, VIEW)).isEmpty();
        assertThat(faultOf(rows, stored(), null))
                .contains(new LedgerFault(CAROL, 1, "a checkpoint has seen this transfer, and it is gone"));
    }

    @Test
    void case87_aReasonThatWasChangedWithTheWholeChainMadeAgainIsNamed() {
        EditableLedger rows = scene.copy();
        rows.edit(ALICE, 2, row -> because(row, "nicer"));
        rows.chainAgain(ALICE);

        assertThat(LedgerVerifier.faults(rows, VIEW)).isEmpty();
        assertThat(faultOf(rows, stored(), null))
                .contains(new LedgerFault(ALICE, 6, "a checkpoint has seen another chain up to this transfer"));
    }

    @Test
    void aWalletThatIsLessFarThanACheckpointIsNamed() {
        EditableLedger rows = scene.copy();
        Moved third = rows.rows(ALICE).get(2).moved().orElseThrow();
        Lot.Origin origin = new Lot.Origin(LotSource.PURCHASE, "stripe:1", new Gems(100));
        Lot lot = new Lot("x", origin, third.after().gems(), Gems.ZERO, 50, null);
        rows.wallets.put(ALICE.value(), new Wallet(ALICE, 3, third.after(), List.of(lot), false, third.chain()));

        assertThat(faultOf(rows, stored(), null))
                .contains(new LedgerFault(ALICE, 3, "a checkpoint has seen the wallet at revision 6"));
    }

    @Test
    void case88_theReturnToAnOlderStateIsSeenByAMarkThatWasKept() {
        EditableLedger older = scene.copy();
        Stored olderStored = stored();
        Checkpoint.Mark kept = take().mark();

        assertThat(faultOf(older, olderStored, null)).isEmpty();
        assertThat(faultOf(older, olderStored, kept))
                .contains(new LedgerFault(null, 2, "checkpoint 2 was taken once, and the data is older"));
        assertThat(faultOf(scene.copy(), stored(), kept)).isEmpty();
        assertThat(faultOf(scene.copy(), stored(), first.mark())).isEmpty();
    }

    @Test
    void aMarkOfAnotherHistoryIsSeen() {
        Checkpoint.Mark other = new Checkpoint.Mark(1, "0".repeat(64), first.signature());

        assertThat(faultOf(scene.copy(), stored(), other))
                .contains(new LedgerFault(null, 1, "checkpoint 1 is not the one that was taken"));
        assertThat(first.mark()).hasToString("1 " + first.root() + " " + first.signature());
        assertThat(Checkpoint.Mark.parse(first.mark().toString())).contains(first.mark());
        assertThat(Checkpoint.Mark.parse("x y z")).isEmpty();
        String text = first.mark().toString();
        assertThat(Checkpoint.Mark.parse(text.substring(0, text.length() - 1))).isEmpty();
        assertThat(Checkpoint.Mark.parse("")).isEmpty();
    }

    @Test
    void aWrongKeyIsToldApartFromChangedData() {
        assertThat(faultOf(scene.copy(), stored(), null, keys(OTHER)))
                .contains(new LedgerFault(null, 1, "checkpoint 1 was signed with a key that is not known here"));

        Checkpoint changed = new Checkpoint(1, first.takenAt().plusSeconds(1), 2, first.root(), first.signature());
        assertThat(faultOf(scene.copy(), stored().with(changed), null))
                .contains(new LedgerFault(null, 1, "checkpoint 1 was changed after it was signed"));
    }

    @Test
    void anEarlierKeyIsStillAccepted() {
        SecretKeys rotated = new SecretKeys(OTHER, List.of(SECRET));
        Checkpointer next = checkpointer(scene.storage.ledger(), scene.storage.checkpoints(), rotated);

        assertThat(next.take(scene.storage.transactor())).isInstanceOf(Checkpointer.Taken.Stored.class);
        assertThat(faultOf(scene.copy(), stored(), null, rotated)).isEmpty();
        assertThat(faultOf(scene.copy(), stored(), null, keys(SECRET)))
                .contains(new LedgerFault(null, 2, "checkpoint 2 was signed with a key that is not known here"));
    }

    @Test
    void everyPartOfACheckpointIsSigned() {
        List<Checkpoint> changed = List.of(
                new Checkpoint(1, first.takenAt(), 3, first.root(), first.signature()),
                new Checkpoint(1, first.takenAt(), 2, "0".repeat(64), first.signature()),
                new Checkpoint(1, first.takenAt(), 2, first.root(), first.signature() + "0"));

        assertThat(changed)
                .allSatisfy(checkpoint -> assertThat(faultOf(scene.copy(), stored().with(checkpoint), null))
                        .contains(new LedgerFault(null, 1, "checkpoint 1 was changed after it was signed")));
    }

    @Test
    void whatIsKnownOfWalletsIsSignedTogetherWithTheCheckpoint() {
        List<Head> heads = stored().heads();
        Head bob = heads.get(1);
        List<List<Head>> changed = List.of(
                List.of(heads.get(0), new Head(BOB, 1, bob.link())),
                List.of(heads.get(0), new Head(BOB, 2, "0".repeat(64))),
                List.of(heads.get(0)),
                List.of(heads.get(0), bob, new Head(CAROL, 1, bob.link())));

        assertThat(changed).allSatisfy(other -> {
            Stored stored = new Stored(stored().all(), other);
            LedgerFault fault = new LedgerFault(null, 1, "checkpoint 1 does not add up to its root");
            assertThat(faultOf(scene.copy(), stored, null)).contains(fault);
            assertThat(checkpointer(scene.copy(), stored, keys(SECRET)).take(scene.storage.transactor()))
                    .isEqualTo(new Checkpointer.Taken.Refused(fault));
        });
        assertThat(faultOf(scene.copy(), new Stored(List.of(), heads), null))
                .contains(new LedgerFault(null, 0, "checkpoint 0 does not add up to its root"));
    }

    @Test
    void aCheckpointThatIsGoneIsMissed() {
        Checkpoint second = take();
        take();
        List<Checkpoint> without = new ArrayList<>(stored().all());
        without.remove(second);

        assertThat(faultOf(scene.copy(), new Stored(without, stored().heads()), null))
                .contains(new LedgerFault(null, 3, "checkpoint 2 is missing"));
    }

    @Test
    void noCheckpointIsTakenOverDataThatDiffersFromAnEarlierOne() {
        EditableLedger rows = scene.copy();
        rows.rows(BOB).clear();
        rows.wallets.remove(BOB.value());

        Checkpointer.Taken taken =
                checkpointer(rows, scene.storage.checkpoints(), keys(SECRET)).take(scene.storage.transactor());

        assertThat(taken)
                .isEqualTo(new Checkpointer.Taken.Refused(
                        new LedgerFault(BOB, 0, "a checkpoint has seen the wallet at revision 2")));
        assertThat(stored().all()).hasSize(1);
    }

    private Checkpoint take() {
        Checkpointer.Taken taken = checkpointer(scene.storage.ledger(), scene.storage.checkpoints(), keys(SECRET))
                .take(scene.storage.transactor());
        return ((Checkpointer.Taken.Stored) taken).checkpoint();
    }

    private Stored stored() {
        CheckpointStore store = scene.storage.checkpoints();
        return scene.storage.transactor().read("all", view -> {
            List<Head> heads = new ArrayList<>();
            store.scanHeads(view, heads::addAll);
            return new Stored(store.above(view, 0, 99), heads);
        });
    }

    private static Transfer because(Transfer row, String reason) {
        Why why = new Why("system", reason, LedgerScene.NOW);
        return new Transfer(row.id(), row.kind(), row.key(), row.intent(), why, row.recordedAt(), row.effect());
    }

    private Checkpointer checkpointer(LedgerStore ledger, CheckpointStore checkpoints, SecretKeys keys) {
        return new Checkpointer(ledger, checkpoints, keys, scene.time);
    }

    private static SecretKeys keys(Secret secret) {
        return new SecretKeys(secret, List.of());
    }

    private Optional<LedgerFault> faultOf(LedgerStore rows, Stored stored, Checkpoint.@Nullable Mark known) {
        return faultOf(rows, stored, known, keys(SECRET));
    }

    private Optional<LedgerFault> faultOf(
            LedgerStore rows, Stored stored, Checkpoint.@Nullable Mark known, SecretKeys keys) {
        return checkpointer(rows, stored, keys).fault(VIEW, known);
    }

    /** Checkpoints as a test wants them. */
    private record Stored(List<Checkpoint> all, List<Head> heads) implements CheckpointStore {
        Stored with(Checkpoint only) {
            return new Stored(List.of(only), heads);
        }

        @Override
        public boolean append(Transaction tx, Checkpoint checkpoint, List<Head> moved) {
            throw new AssertionError("not expected");
        }

        @Override
        public Optional<Checkpoint> newest(Snapshot snapshot) {
            return all.stream().reduce((before, after) -> after);
        }

        @Override
        public List<Checkpoint> above(Snapshot snapshot, long seq, int limit) {
            return all.stream()
                    .filter(checkpoint -> checkpoint.seq() > seq)
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<Head> heads(Snapshot snapshot, List<UserId> owners) {
            return heads.stream().filter(head -> owners.contains(head.owner())).toList();
        }

        @Override
        public void scanHeads(Snapshot snapshot, Predicate<List<Head>> sink) {
            boolean more = true;
            for (int i = 0; more && i < heads.size(); i++) {
                more = sink.test(List.of(heads.get(i)));
            }
        }
    }
}
