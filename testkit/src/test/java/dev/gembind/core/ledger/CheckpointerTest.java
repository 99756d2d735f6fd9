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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Edge cases 87 and 88: what was seen once is still there, or the first wallet that differs is named. */
@Tag("A-09")
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
    void aCheckpointNamesWhatMovedSinceTheOneBefore() {
        Checkpoint second = take();

        assertThat(first.seq()).isEqualTo(1);
        assertThat(first.wallets()).isEqualTo(2);
        assertThat(first.takenAt()).isEqualTo(LedgerScene.NOW);
        assertThat(first.changed()).extracting(Head::owner).containsExactly(ALICE, BOB);
        assertThat(second.seq()).isEqualTo(2);
        assertThat(second.wallets()).isEqualTo(3);
        assertThat(second.changed()).extracting(Head::owner).containsExactly(ALICE, CAROL);
        assertThat(second.changed()).extracting(Head::revision).containsExactly(7L, 1L);
        assertThat(take().changed()).isEmpty();
        assertThat(faultOf(scene.copy(), stored(), null)).isEmpty();
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
        rows.edit(
                ALICE,
                2,
                row -> new Transfer(
                        row.id(),
                        row.kind(),
                        row.key(),
                        row.intent(),
                        new Why("system", "nicer", LedgerScene.NOW),
                        row.recordedAt(),
                        row.effect()));
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
        List<Checkpoint> olderStored = stored();
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
    }

    @Test
    void aWrongKeyIsToldApartFromChangedData() {
        assertThat(faultOf(scene.copy(), stored(), null, keys(OTHER)))
                .contains(new LedgerFault(null, 1, "checkpoint 1 was signed with a key that is not known here"));

        List<Checkpoint> changed = List.of(
                new Checkpoint(1, first.takenAt().plusSeconds(1), 2, first.root(), first.changed(), first.signature()));
        assertThat(faultOf(scene.copy(), changed, null))
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
        List<Head> heads = new ArrayList<>(first.changed());
        heads.set(1, new Head(BOB, 1, heads.get(1).link()));
        List<Checkpoint> changed = List.of(
                new Checkpoint(1, first.takenAt(), 3, first.root(), first.changed(), first.signature()),
                new Checkpoint(1, first.takenAt(), 2, "0".repeat(64), first.changed(), first.signature()),
                new Checkpoint(1, first.takenAt(), 2, first.root(), heads, first.signature()),
                new Checkpoint(1, first.takenAt(), 2, first.root(), List.of(), first.signature()),
                new Checkpoint(1, first.takenAt(), 2, first.root(), first.changed(), first.signature() + "0"));

        assertThat(changed)
                .allSatisfy(checkpoint -> assertThat(faultOf(scene.copy(), List.of(checkpoint), null))
                        .contains(new LedgerFault(null, 1, "checkpoint 1 was changed after it was signed")));
    }

    @Test
    void aCheckpointThatIsGoneIsMissed() {
        Checkpoint second = take();
        take();
        List<Checkpoint> without = new ArrayList<>(stored());
        without.remove(second);

        assertThat(faultOf(scene.copy(), without, null)).contains(new LedgerFault(null, 3, "checkpoint 2 is missing"));
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
        assertThat(stored()).hasSize(1);
    }

    private Checkpoint take() {
        Checkpointer.Taken taken = checkpointer(scene.storage.ledger(), scene.storage.checkpoints(), keys(SECRET))
                .take(scene.storage.transactor());
        return ((Checkpointer.Taken.Stored) taken).checkpoint();
    }

    private List<Checkpoint> stored() {
        return scene.storage
                .transactor()
                .read("all", view -> scene.storage.checkpoints().above(view, 0, 99));
    }

    private Checkpointer checkpointer(LedgerStore ledger, CheckpointStore checkpoints, SecretKeys keys) {
        return new Checkpointer(ledger, checkpoints, keys, scene.time);
    }

    private static SecretKeys keys(Secret secret) {
        return new SecretKeys(secret, List.of());
    }

    private Optional<LedgerFault> faultOf(LedgerStore rows, List<Checkpoint> stored, Checkpoint.@Nullable Mark known) {
        return faultOf(rows, stored, known, keys(SECRET));
    }

    private Optional<LedgerFault> faultOf(
            LedgerStore rows, List<Checkpoint> stored, Checkpoint.@Nullable Mark known, SecretKeys keys) {
        return checkpointer(rows, new Fixed(stored), keys).fault(VIEW, known);
    }

    /** Checkpoints as a test wants them. */
    private record Fixed(List<Checkpoint> all) implements CheckpointStore {
        @Override
        public boolean append(Transaction tx, Checkpoint checkpoint) {
            return false;
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
    }
}
