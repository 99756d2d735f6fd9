package dev.gembind.core.ledger;

import static dev.gembind.core.ledger.LedgerScene.ALICE;
import static dev.gembind.core.ledger.LedgerScene.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint.Head;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Edge case 87: what a checkpoint is taken over is chained again first, and taken where it differs from none before. */
@Tag("A-09")
@Tag("G-05")
class CheckpointerTest extends CheckpointScene {
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

    @Test
    void aFrozenWalletThatWasNeverUsedIsNoWalletYet() {
        scene.storage.transactor().write("freeze", tx -> {
            scene.storage.ledger().setFrozen(tx, new UserId("dave"), true);
            return true;
        });

        assertThat(take().wallets()).isEqualTo(3);
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
}
