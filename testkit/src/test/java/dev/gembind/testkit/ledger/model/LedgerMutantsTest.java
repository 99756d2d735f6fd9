package dev.gembind.testkit.ledger.model;

import static dev.gembind.testkit.ledger.model.LedgerHunt.assertCaught;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store that loses something, or does not look, is found out by the model within a few seeds. */
@Tag("A-02")
class LedgerMutantsTest {
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
}
