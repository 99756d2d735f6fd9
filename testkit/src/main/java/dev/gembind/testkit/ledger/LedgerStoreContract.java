package dev.gembind.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Rejection;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link dev.gembind.core.ledger.LedgerStore} says of transfers, on a store. */
public abstract class LedgerStoreContract extends TransferSuite {
    @Test
    void aTransferIsFoundByItsKeyItsIdAndItsRevision() {
        Transfer row = rows.transfer(ALICE, 1);
        assertThat(post(row)).isTrue();
        reopen();

        assertThat(byKey(row.key())).contains(row);
        assertThat(byId(row.id())).contains(row);
        assertThat(at(ALICE, 1)).contains(row);
        assertThat(newest(ALICE, Long.MAX_VALUE, 9)).containsExactly(row);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        post(rows.transfer(ALICE, 1));

        assertThat(byKey(LedgerRows.key(ALICE, 2))).isEmpty();
        assertThat(byId(rows.id())).isEmpty();
        assertThat(at(ALICE, 0)).isEmpty();
        assertThat(at(ALICE, 2)).isEmpty();
        assertThat(at(BOB, 1)).isEmpty();
        assertThat(newest(BOB, Long.MAX_VALUE, 9)).isEmpty();
        assertThat(newest(ALICE, 1, 9)).isEmpty();
    }

    @Test
    @Tag("A-03")
    void aKeyIsUsedOnceWhoeverItIsFor() {
        Transfer first = rows.transfer(ALICE, 1);
        post(first);
        reopen();

        assertThat(post(rows.transfer(ALICE, 2, first.key()))).isFalse();
        assertThat(post(rows.transfer(BOB, 1, first.key()))).isFalse();
        assertThat(refuse(rows.refused(BOB, first.key(), Rejection.FROZEN))).isFalse();
        assertThat(wallet(ALICE)).isEqualTo(LedgerRows.wallet(ALICE, 1));
        assertThat(this.<Boolean>read(view -> store().find(view, BOB).isEmpty()))
                .isTrue();
        assertThat(byKey(first.key())).contains(first);
    }

    @Test
    @Tag("A-03")
    void aKeyOfARefusedTransferIsUsedToo() {
        Transfer refused = rows.refused(ALICE, LedgerRows.key(ALICE, 1), Rejection.INSUFFICIENT_GEMS);
        assertThat(refuse(refused)).isTrue();
        reopen();

        assertThat(refuse(rows.refused(ALICE, refused.key(), Rejection.FROZEN))).isFalse();
        assertThat(post(rows.transfer(ALICE, 1, refused.key()))).isFalse();
        assertThat(byKey(refused.key())).contains(refused);
        assertThat(at(ALICE, 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4, 9})
    void aTransferThatDoesNotFollowTheStoredRevisionIsNotStored(long revision) {
        post(rows.transfer(ALICE, 1));
        post(rows.transfer(ALICE, 2));
        Transfer wrong = rows.transfer(ALICE, revision, new TransferKey("s", "wrong"));

        assertThat(post(wrong)).isFalse();
        reopen();

        assertThat(byKey(wrong.key())).isEmpty();
        assertThat(byId(wrong.id())).isEmpty();
        assertThat(wallet(ALICE)).isEqualTo(LedgerRows.wallet(ALICE, 2));
        assertThat(post(rows.transfer(ALICE, 3, wrong.key()))).isTrue();
    }

    @Test
    void aFirstTransferIsOfRevisionOne() {
        assertThat(post(rows.transfer(ALICE, 2))).isFalse();
        assertThat(post(rows.transfer(ALICE, 1))).isTrue();
    }

    @Test
    void transferAndWalletOfDifferentRevisionsAreNotAccepted() {
        assertThatThrownBy(() -> this.<Boolean>write(
                        tx -> store().post(tx, rows.transfer(ALICE, 1), LedgerRows.wallet(ALICE, 2))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(at(ALICE, 1)).isEmpty();
    }

    @Test
    void anIdIsUsedOnce() {
        Transfer first = rows.transfer(ALICE, 1);
        post(first);
        Transfer other = rows.transfer(BOB, 1);
        Transfer sameId = new Transfer(
                first.id(), other.kind(), other.key(), other.intent(), other.why(), other.recordedAt(), other.effect());
        reopen();

        assertThatThrownBy(() -> post(sameId)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> refuse(LedgerRows.with(
                        sameId, rows.refused(BOB, other.key(), Rejection.FROZEN).effect())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(byId(first.id())).contains(first);
        assertThat(byKey(other.key())).isEmpty();
        assertThat(this.<Boolean>read(view -> store().find(view, BOB).isEmpty()))
                .isTrue();
    }

    @Test
    void aTransactionSeesWhatItWrote() {
        Transfer row = rows.transfer(ALICE, 1);
        Transfer refused = rows.refused(ALICE, new TransferKey("s", "k"), Rejection.FROZEN);

        List<Object> seen = write(tx -> {
            store().post(tx, row, LedgerRows.wallet(ALICE, 1));
            store().refuse(tx, refused);
            return List.of(
                    store().find(tx, row.key()).orElseThrow(),
                    store().find(tx, refused.id()).orElseThrow(),
                    store().at(tx, ALICE, 1).orElseThrow(),
                    store().newest(tx, ALICE, 9, 9),
                    store().post(tx, rows.transfer(ALICE, 1), LedgerRows.wallet(ALICE, 1)),
                    store().totals(tx).of(Book.GEMS));
        });

        assertThat(seen).containsExactly(row, refused, row, List.of(row), false, LedgerRows.STEP);
    }

    @Test
    void whatIsRolledBackWasNever() {
        post(rows.transfer(ALICE, 1));
        Transfer second = rows.transfer(ALICE, 2);
        Transfer refused = rows.refused(BOB, new TransferKey("s", "k"), Rejection.FROZEN);

        assertThatThrownBy(() -> write(tx -> {
                    store().post(tx, second, LedgerRows.wallet(ALICE, 2));
                    store().refuse(tx, refused);
                    store().setFrozen(tx, BOB, true);
                    store().insertHold(tx, rows.hold(BOB, null));
                    throw new IllegalStateException("changed its mind");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("changed its mind");
        reopen();

        assertThat(byKey(second.key())).isEmpty();
        assertThat(byId(refused.id())).isEmpty();
        assertThat(wallet(ALICE)).isEqualTo(LedgerRows.wallet(ALICE, 1));
        assertThat(this.<Boolean>read(view -> store().find(view, BOB).isEmpty()
                        && store().openHolds(view, BOB).isEmpty()))
                .isTrue();
        assertThat(post(rows.transfer(ALICE, 2, second.key()))).isTrue();
    }
}
