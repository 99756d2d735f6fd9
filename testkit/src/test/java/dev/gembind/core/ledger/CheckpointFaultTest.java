package dev.gembind.core.ledger;

import static dev.gembind.core.ledger.LedgerScene.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.ledger.Transfer.Moved;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Edge cases 87 and 88: what was seen once is still there, or the first wallet that differs is named. */
@Tag("A-09")
@Tag("G-05")
class CheckpointFaultTest extends CheckpointScene {
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
        KeptCheckpoints olderStored = stored();
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
}
