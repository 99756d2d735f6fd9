package dev.gembind.core.ledger;

import static dev.gembind.core.ledger.LedgerScene.ALICE;
import static dev.gembind.core.ledger.LedgerScene.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Transfer.Intent;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.transfer.BrokenRule;
import dev.gembind.core.transfer.LedgerCheck;
import dev.gembind.testkit.ledger.model.LedgerHistory;
import dev.gembind.testkit.ledger.model.LedgerPlan;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edge case 87: whatever is changed by hand is found, and the first row that is wrong is named. */
@Tag("A-09")
@Tag("G-05")
class LedgerVerifierTest {
    private static final Snapshot VIEW = new Snapshot() {};
    private static final int LAST = 6;

    private final EditableLedger rows = new LedgerScene().copy();

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothingIsFoundAfterARandomHistory(long seed) {
        InMemoryStorage storage = InMemoryStorage.create();
        assertThat(new LedgerHistory(storage.transactor(), storage.ledger(), new LedgerPlan(seed, 2, 800)).run())
                .isEmpty();

        List<LedgerFault> found =
                storage.transactor().read("verify", view -> LedgerVerifier.faults(storage.ledger(), view));
        assertThat(found).isEmpty();
    }

    @Test
    void longWalletsAreWalkedPageByPage() {
        LedgerScene scene = new LedgerScene();
        for (int i = 0; i < 450; i++) {
            scene.credit(BOB, 1);
        }
        EditableLedger many = scene.copy();
        assertThat(LedgerVerifier.faults(many, VIEW)).isEmpty();

        many.rows(BOB).remove(400);
        assertFirst(many, BOB, 401, "its transfer is missing");
    }

    static Stream<UnaryOperator<Transfer>> changes() {
        return Stream.of(
                row -> moved(
                        row,
                        postings(row, Book.REVENUE, Book.WRITE_OFF),
                        row.moved().orElseThrow().uses()),
                row -> moved(row, row.moved().orElseThrow().postings(), List.of()),
                row -> why(
                        row,
                        new Why("user:mallory", row.why().reason(), row.why().eventAt())),
                row -> why(
                        row,
                        new Why(row.why().actor(), "another reason", row.why().eventAt())),
                row -> why(row, new Why(row.why().actor(), row.why().reason(), LedgerScene.NOW.plusNanos(1000))),
                row -> key(row, new TransferKey("scen", "e" + row.key().key())),
                row -> key(row, new TransferKey(row.key().scope(), "KEY-3")),
                row -> intent(row, new Intent(BOB, row.intent().gems(), "", "")),
                row -> intent(row, new Intent(ALICE, new Gems(21), "", "")),
                row -> intent(row, new Intent(ALICE, row.intent().gems(), "x", "")),
                row -> intent(row, new Intent(ALICE, row.intent().gems(), "", "x")),
                row -> new Transfer(
                        row.id(),
                        TransferKind.ADJUST,
                        row.key(),
                        row.intent(),
                        row.why(),
                        row.recordedAt(),
                        row.effect()),
                row -> new Transfer(
                        row.id() + "x", row.kind(), row.key(), row.intent(), row.why(), row.recordedAt(), row.effect()),
                row -> new Transfer(
                        row.id(),
                        row.kind(),
                        row.key(),
                        row.intent(),
                        row.why(),
                        row.recordedAt().plusSeconds(1),
                        row.effect()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeOfAnyPartOfATransferIsNamed(UnaryOperator<Transfer> change) {
        rows.edit(ALICE, 3, change);

        assertThat(faults().get(0)).satisfies(fault -> {
            assertThat(fault.owner()).isEqualTo(ALICE);
            assertThat(fault.revision()).isEqualTo(3);
        });
    }

    @Test
    void swappedTransfersAreNamed() {
        List<Transfer> all = rows.rows(ALICE);
        Transfer second = all.get(1);
        Transfer third = all.get(2);
        all.set(1, atRevision(third, 2));
        all.set(2, atRevision(second, 3));

        assertFirst(rows, ALICE, 2, "its transfer is not the one that was chained");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, LAST})
    void aTransferThatIsGoneIsNamed(int revision) {
        rows.rows(ALICE).remove(revision - 1);

        assertFirst(rows, ALICE, revision, "its transfer is missing");
    }

    @Test
    void aWalletThatIsGoneWithoutItsTransfersShowsInTheBooks() {
        rows.wallets.remove(BOB.value());

        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.owner()).isNull();
            assertThat(fault.rule()).contains("ISSUANCE_PURCHASE", "-155", "-105");
        });
    }

    @Test
    void aWalletSetBackToAnEarlierRevisionIsNamed() {
        Moved fifth = rows.rows(ALICE).get(4).moved().orElseThrow();
        Wallet now = rows.wallets.get(ALICE.value());
        List<Lot> lots = new ArrayList<>(now.lots());
        Lot first = lots.get(0);
        lots.set(0, first.with(first.free().plus(new Gems(1)), first.held()));
        rows.wallets.put(ALICE.value(), new Wallet(ALICE, 5, fifth.after(), lots, false, fifth.chain()));

        assertFirst(rows, ALICE, LAST, "the wallet is not as far as its transfers");
    }

    @Test
    void aBalanceThatWasRaisedIsNamed() {
        Wallet now = rows.wallets.get(ALICE.value());
        Lot first = now.lots().get(0);
        List<Lot> lots = new ArrayList<>(now.lots());
        lots.set(0, first.with(first.free().plus(new Gems(9)), first.held()));
        Balance more = new Balance(
                now.balance().gems().plus(new Gems(9)), now.balance().held(), Gems.ZERO);
        rows.wallets.put(ALICE.value(), new Wallet(ALICE, LAST, more, lots, false, now.head()));

        assertFirst(rows, ALICE, LAST, "the wallet's balance is not the one after its last transfer");
    }

    @Test
    void aBalanceThatWasRaisedTogetherWithItsTransferAndTheChainIsNamed() {
        rows.edit(ALICE, LAST, row -> {
            Moved moved = row.moved().orElseThrow();
            Balance more = new Balance(new Gems(1000), moved.after().held(), Gems.ZERO);
            return EditableLedger.with(row, new Moved(moved.postings(), moved.uses(), LAST, more, moved.chain()));
        });
        rows.chainAgain(ALICE);

        assertFirst(rows, ALICE, LAST, "its balance is not the one before with its postings");
    }

    @Test
    void aLotThatWasTurnedIntoAnotherIsNamed() {
        Wallet now = rows.wallets.get(ALICE.value());
        Lot first = now.lots().get(0);
        List<Lot> lots = new ArrayList<>(now.lots());
        Lot.Origin other = new Lot.Origin(LotSource.PROMO, null, first.origin().granted());
        lots.set(0, new Lot(first.id(), other, first.free(), first.held(), first.priority(), null));
        rows.wallets.put(ALICE.value(), new Wallet(ALICE, LAST, now.balance(), lots, false, now.head()));

        assertFirst(rows, ALICE, LAST, "no transfer brought lot " + first.id() + " as it is");
    }

    @Test
    void aHoldThatIsGoneIsNamed() {
        rows.holds.clear();

        assertFirst(rows, ALICE, LAST, "the wallet's open holds are 0 gems, but it holds 7");
    }

    @Test
    void aHoldThatWasMadeSmallerIsNamed() {
        Hold hold = rows.holds.get(0);
        rows.holds.set(
                0,
                new Hold(
                        hold.id(),
                        hold.owner(),
                        new Gems(1),
                        hold.uses(),
                        hold.refundOf(),
                        hold.expiresAt(),
                        hold.end()));

        assertFirst(rows, ALICE, LAST, "no transfer opened hold " + hold.id() + " as it is");
    }

    @Test
    void eachWalletIsNamedOnceAndInOrder() {
        rows.rows(ALICE).remove(1);
        rows.rows(BOB).remove(0);

        assertThat(LedgerCheck.of(rows, VIEW))
                .containsExactly(
                        new BrokenRule("wallets", "alice revision 2", "its transfer is missing"),
                        new BrokenRule("wallets", "bob revision 1", "its transfer is missing"));
    }

    private List<LedgerFault> faults() {
        return LedgerVerifier.faults(rows, VIEW);
    }

    private static void assertFirst(LedgerStore store, UserId owner, long revision, String rule) {
        assertThat(LedgerVerifier.faults(store, VIEW)).first().isEqualTo(new LedgerFault(owner, revision, rule));
    }

    private static Postings postings(Transfer row, Book from, Book to) {
        Map<Book, Long> amounts = Map.of(
                to,
                row.moved().orElseThrow().postings().of(from),
                Book.GEMS,
                row.moved().orElseThrow().postings().of(Book.GEMS));
        return new Postings(amounts);
    }

    private static Transfer moved(Transfer row, Postings postings, List<LotUse> uses) {
        Moved moved = row.moved().orElseThrow();
        return EditableLedger.with(row, new Moved(postings, uses, moved.revision(), moved.after(), moved.chain()));
    }

    private static Transfer atRevision(Transfer row, long revision) {
        Moved moved = row.moved().orElseThrow();
        return EditableLedger.with(
                row, new Moved(moved.postings(), moved.uses(), revision, moved.after(), moved.chain()));
    }

    private static Transfer why(Transfer row, Why why) {
        return new Transfer(row.id(), row.kind(), row.key(), row.intent(), why, row.recordedAt(), row.effect());
    }

    private static Transfer key(Transfer row, TransferKey key) {
        return new Transfer(row.id(), row.kind(), key, row.intent(), row.why(), row.recordedAt(), row.effect());
    }

    private static Transfer intent(Transfer row, Intent intent) {
        return new Transfer(row.id(), row.kind(), row.key(), intent, row.why(), row.recordedAt(), row.effect());
    }
}
