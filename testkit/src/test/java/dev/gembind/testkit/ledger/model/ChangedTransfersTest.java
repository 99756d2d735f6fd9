package dev.gembind.testkit.ledger.model;

import static dev.gembind.testkit.ledger.model.LedgerHunt.assertCaught;

import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Lot;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.storage.Transaction;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store that keeps a transfer or its lots otherwise than it was told is found out by the model within a few seeds. */
@Tag("A-02")
class ChangedTransfersTest {
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
}
