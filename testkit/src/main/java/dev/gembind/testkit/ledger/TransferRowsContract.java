package dev.gembind.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LotUse;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Rejection;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Transfer.Intent;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.TransferKind;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.storage.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link dev.gembind.core.ledger.LedgerStore} gives back of transfers: every value as it was, pages and sums. */
public abstract class TransferRowsContract extends TransferSuite {
    private static final int MANY = 300;

    /** Texts that separators, collations, trims and formulas of storages could take for something else. */
    private static final List<String> HOSTILE = List.of(
            " ",
            "a,b;c\t\"d\"'e'",
            "a/b|c%2fd\\e\\n\\0\\N",
            "line\r\nline\nline\r",
            "\u0000\u0001\u001a\u007f",
            "=1+1",
            "Zo\u00EB Zoe\u0308",
            "\u202Eevil\u2066.\u2069\u200B",
            "\uFEFF\u0085\u2028\u2029\uFFFF",
            "\uD83D\uDC8E\uD800\uDC00",
            "'; DROP TABLE transfer; -- $1 ? :name ${x}");

    @Test
    void keysDifferInCaseInSpacesAndInScope() {
        List<TransferKey> keys = List.of(
                new TransferKey("s", "k"),
                new TransferKey("s", "K"),
                new TransferKey("S", "k"),
                new TransferKey("s", "k "),
                new TransferKey("s", " k"),
                new TransferKey("s ", "k"),
                new TransferKey("s", "01"),
                new TransferKey("s", "1"),
                new TransferKey("s,\"'%|/\\", "~,\"'%|/\\"),
                new TransferKey("x".repeat(160), "y".repeat(255)));
        List<Transfer> all = keys.stream()
                .map(key -> rows.refused(ALICE, key, Rejection.FROZEN))
                .toList();

        assertThat(all).allSatisfy(row -> assertThat(refuse(row)).isTrue());
        reopen();

        assertThat(all).allSatisfy(row -> assertThat(byKey(row.key())).contains(row));
    }

    @Test
    void threeHundredTransfersArePagedFromTheNewestOn() {
        for (long revision = 1; revision <= MANY; revision++) {
            post(rows.transfer(ALICE, revision));
        }
        post(rows.transfer(BOB, 1));
        reopen();

        List<Long> seen = new ArrayList<>();
        List<Transfer> page = newest(ALICE, Long.MAX_VALUE, 70);
        while (!page.isEmpty()) {
            page.forEach(row -> seen.add(row.moved().orElseThrow().revision()));
            page = newest(ALICE, seen.get(seen.size() - 1), 70);
        }
        assertThat(seen)
                .isEqualTo(LongStream.iterate(MANY, r -> r >= 1, r -> r - 1)
                        .boxed()
                        .toList());
        assertThat(newest(ALICE, 150, 1).get(0).moved().orElseThrow().revision())
                .isEqualTo(149);
        assertThat(at(ALICE, 1).orElseThrow().moved().orElseThrow().after()).isEqualTo(balance(LedgerRows.STEP, 0, 0));
        assertThat(at(ALICE, MANY)).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void refusedTransfersAreFoundAndAreNoHistory(Rejection rejection) {
        post(rows.transfer(ALICE, 1));
        Transfer refused = rows.refused(ALICE, new TransferKey("s", "k"), rejection);
        refuse(refused);
        reopen();

        assertThat(byKey(refused.key())).contains(refused);
        assertThat(byId(refused.id())).contains(refused);
        assertThat(newest(ALICE, Long.MAX_VALUE, 9)).hasSize(1).doesNotContain(refused);
        assertThat(at(ALICE, 0)).isEmpty();
        assertThat(wallet(ALICE).revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindAndEveryBookComesBack(TransferKind kind) {
        Transfer row = rows.transfer(ALICE, 1);
        Map<Book, Long> amounts = Map.of(
                Book.GEMS, LedgerRows.STEP,
                Book.HELD, -1L,
                Book.DEBT, -2L,
                Book.ISSUANCE_PURCHASE, -Gems.MAX_UNITS,
                Book.ISSUANCE_PROMO, -3L,
                Book.REVENUE, 4L,
                Book.REFUNDED, -5L,
                Book.WRITE_OFF, 6L,
                Book.BREAKAGE, Gems.MAX_UNITS,
                Book.SUSPENSE, -9L);
        Balance after = new Balance(new Gems(Gems.MAX_UNITS), new Gems(1), new Gems(2));
        List<LotUse> uses = List.of(
                new LotUse(LedgerRows.lot("a", 7, NOW), new Gems(7)),
                new LotUse(LedgerRows.lot("b", 8, null), new Gems(1)));
        Moved moved = new Moved(new Postings(amounts), uses, 1, after, "f".repeat(64));
        Transfer full = new Transfer(row.id(), kind, row.key(), row.intent(), row.why(), row.recordedAt(), moved);
        post(full);
        reopen();

        assertThat(byId(row.id())).contains(full);
        assertThat(at(ALICE, 1)).contains(full);
    }

    @Test
    void hostileTextsComeBackCharacterByCharacter() {
        List<Transfer> all = new ArrayList<>();
        for (String text : HOSTILE) {
            Transfer row = rows.transfer(ALICE, all.size() + 1);
            Intent intent = new Intent(ALICE, new Gems(Gems.MAX_UNITS), text, text);
            all.add(LedgerRows.with(row, intent, new Why(text, text, NOW)));
        }
        Transfer longest = rows.transfer(ALICE, all.size() + 1);
        all.add(LedgerRows.with(
                longest,
                new Intent(ALICE, new Gems(1), "t".repeat(1000), ""),
                new Why("a".repeat(128), "\u20AC".repeat(Why.MAX_REASON), NOW)));
        all.forEach(this::post);
        reopen();

        assertThat(all).allSatisfy(row -> assertThat(byKey(row.key())).contains(row));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1677-09-21T00:12:43.000001Z",
                "1969-12-31T23:59:59.999999Z",
                "2038-01-19T03:14:08Z",
                "2262-04-12T00:00:00Z",
                "9999-12-31T23:59:59.999999Z"
            })
    @Tag("A-11")
    void case40_41_timesComeBack(String text) {
        Transfer row = rows.transfer(ALICE, 1);
        Instant when = Instant.parse(text);
        Transfer timed = new Transfer(
                row.id(), row.kind(), row.key(), row.intent(), new Why("system", "then", when), when, row.effect());
        post(timed);
        reopen();

        assertThat(byId(row.id())).contains(timed);
    }

    @Test
    void totalsAreSumsOverAllTransfersThatMovedGems() {
        assertThat(totals()).isEqualTo(Postings.NONE);
        post(rows.transfer(ALICE, 1));
        post(rows.transfer(ALICE, 2));
        post(rows.transfer(BOB, 1));
        refuse(rows.refused(BOB, new TransferKey("s", "k"), Rejection.FROZEN));
        reopen();

        long all = 3 * LedgerRows.STEP;
        assertThat(totals()).isEqualTo(new Postings(Map.of(Book.GEMS, all, Book.ISSUANCE_PROMO, -all)));
    }

    private Postings totals() {
        return read((Snapshot view) -> store().totals(view));
    }
}
