package dev.gembind.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Lot;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.testkit.race.Race;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link dev.gembind.core.ledger.LedgerStore} says of wallets, on a store. */
public abstract class WalletStoreContract extends LedgerContract {
    private static final int RACERS = 6;
    private static final int LOTS = 60;

    private final LedgerRows rows = new LedgerRows();

    @Test
    void nobodyHasAWalletBeforeTheFirstGem() {
        assertThat(find(ALICE)).isEmpty();
        assertThat(this.<Wallet>write(tx -> store().lock(tx, ALICE))).isEqualTo(Wallet.unused(ALICE));
        reopen();

        assertThat(find(ALICE)).isEmpty();
        assertThat(wallets()).isEmpty();
    }

    @Test
    void aWalletComesBackWithSixtyLotsAndEveryFieldOfThem() {
        List<LotSource> sources = List.of(LotSource.values());
        List<Lot> lots = new ArrayList<>();
        for (int i = 0; i < LOTS; i++) {
            LotSource source = sources.get(i % sources.size());
            String charge = i % 3 == 0 ? null : "stripe:" + i + " /|%,\"\\\r\n\u0000=\u00EB\uD83D\uDC8E";
            Lot.Origin origin = new Lot.Origin(source, charge, new Gems(1000L + i));
            Instant end = i % 2 == 0 ? null : NOW.plusSeconds(i).minusNanos(1000);
            lots.add(new Lot(rows.id(), origin, new Gems(i), new Gems(LOTS - i), i, end));
        }
        Balance balance = balance(LOTS * (LOTS - 1L) / 2, LOTS * (LOTS + 1L) / 2, Gems.MAX_UNITS);
        Wallet full = new Wallet(ALICE, 1, balance, lots, true, "0".repeat(64));
        assertThat(this.<Boolean>write(tx -> store().post(tx, rows.transfer(ALICE, 1), full)))
                .isTrue();
        reopen();

        assertThat(find(ALICE)).contains(full);
        assertThat(this.<Wallet>write(tx -> store().lock(tx, ALICE))).isEqualTo(full);
        assertThat(wallets()).containsExactly(full);
    }

    @Test
    void aLotAtTheEdgeOfTimeAndOfNumbersComesBack() {
        Lot.Origin origin = new Lot.Origin(LotSource.PURCHASE, "x", new Gems(Gems.MAX_UNITS));
        Lot last = new Lot("a", origin, new Gems(Gems.MAX_UNITS), Gems.ZERO, 0, end("9999-12-31T23:59:59.999999Z"));
        Lot first = new Lot("b", origin, Gems.ZERO, new Gems(1), 100, end("0001-01-01T00:00:00Z"));
        post(ALICE, 1, List.of(last, first));
        reopen();

        assertThat(wallet(ALICE).lots()).containsExactly(last, first);
        assertThat(wallet(ALICE).balance()).isEqualTo(balance(Gems.MAX_UNITS, 1, 0));
    }

    @Test
    void aWalletIsReplacedByTheNextOne() {
        post(ALICE, 1, List.of(LedgerRows.lot("a", 1, NOW), LedgerRows.lot("b", 2, null)));
        post(ALICE, 2, List.of());
        reopen();

        assertThat(find(ALICE)).contains(LedgerRows.wallet(ALICE, 2, List.of()));
        assertThat(expired(NOW.plusSeconds(9), 9)).isEmpty();
    }

    @Test
    void aTransactionSeesTheWalletItWrote() {
        Wallet first = LedgerRows.wallet(ALICE, 1, List.of(LedgerRows.lot("a", 1, NOW)));

        List<Object> seen = write(tx -> {
            store().lock(tx, ALICE);
            store().post(tx, rows.transfer(ALICE, 1), first);
            return List.of(
                    store().lock(tx, ALICE),
                    store().find(tx, ALICE).orElseThrow(),
                    all(tx),
                    store().expiredWallets(tx, NOW, 9));
        });

        assertThat(seen).containsExactly(first, first, List.of(first), List.of(ALICE));
    }

    @Test
    @Tag("A-02")
    void case12_lockedWalletsAreChangedOneAfterTheOtherFromTheFirstTransferOn() {
        List<Boolean> posted = Race.run(
                RACERS,
                i -> write(tx -> {
                    long next = store().lock(tx, ALICE).revision() + 1;
                    Transfer row = rows.transfer(ALICE, next, LedgerRows.key(BOB, i));
                    return store().post(tx, row, LedgerRows.wallet(ALICE, next));
                }));
        reopen();

        assertThat(posted).containsOnly(true);
        assertThat(wallet(ALICE)).isEqualTo(LedgerRows.wallet(ALICE, RACERS));
        assertThat(this.<List<Transfer>>read(view -> store().newest(view, ALICE, Long.MAX_VALUE, 99)))
                .extracting(row -> row.moved().orElseThrow().revision())
                .containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void aWalletIsFrozenAndFreed() {
        post(ALICE, 1, List.of());
        freeze(ALICE, true);
        reopen();
        assertThat(wallet(ALICE).frozen()).isTrue();
        assertThat(wallet(ALICE).revision()).isEqualTo(1);
        assertThat(wallet(ALICE).head()).isEqualTo(LedgerRows.wallet(ALICE, 1).head());

        freeze(ALICE, false);
        reopen();
        assertThat(find(ALICE)).contains(LedgerRows.wallet(ALICE, 1, List.of()));
    }

    @Test
    void aWalletThatWasNeverUsedCanBeFrozenAndUsedLater() {
        freeze(ALICE, true);
        freeze(BOB, false);
        reopen();
        Wallet frozen = new Wallet(ALICE, 0, Balance.ZERO, List.of(), true, "");
        assertThat(find(ALICE)).contains(frozen);
        assertThat(find(BOB)).contains(Wallet.unused(BOB));
        assertThat(wallets()).containsExactly(frozen, Wallet.unused(BOB));
        assertThat(this.<Wallet>write(tx -> store().lock(tx, ALICE))).isEqualTo(frozen);

        post(ALICE, 1, List.of());
        reopen();
        assertThat(wallet(ALICE).revision()).isEqualTo(1);
    }

    @Test
    void walletsAreScannedInTheOrderOfTheirOwners() {
        List<String> ids = List.of("-", ".", "0", "01", "1", "10", "2", ":", "A", "Z", "_", "a", "aa", "b", "z");
        IntStream.range(0, ids.size())
                .map(i -> ids.size() - 1 - i)
                .forEach(i -> post(new UserId(ids.get(i)), 1, List.of()));
        reopen();

        assertThat(wallets()).extracting(wallet -> wallet.owner().value()).isEqualTo(ids);
    }

    @Test
    void aScanOfWalletsComesInPiecesEndsOnDemandAndLeavesTheSnapshotReadable() {
        int many = MovableRows.CHUNK + 1;
        write(tx -> IntStream.range(0, many)
                .filter(i -> store().post(
                                tx,
                                rows.transfer(new UserId("u" + i), 1),
                                LedgerRows.wallet(new UserId("u" + i), 1, List.of())))
                .count());
        reopen();

        List<Integer> sizes = new ArrayList<>();
        List<Integer> cut = new ArrayList<>();
        read(view -> {
            store().scanWallets(view, page -> {
                assertThat(store().find(view, page.get(0).owner())).contains(page.get(0));
                return sizes.add(page.size());
            });
            store().scanWallets(view, page -> !cut.add(page.size()));
            return true;
        });

        assertThat(sizes).hasSizeGreaterThan(1).allMatch(size -> size <= MovableRows.CHUNK);
        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(many);
        assertThat(cut).hasSize(1);
    }

    @Test
    @Tag("A-11")
    void expiredWalletsComeByTimeThenByOwnerAndNotMoreThanAsked() {
        post(new UserId("never"), 1, List.of(LedgerRows.lot("a", 5, null)));
        post(new UserId("later"), 1, List.of(LedgerRows.lot("b", 5, NOW.plusNanos(1000))));
        post(new UserId("now"), 1, List.of(LedgerRows.lot("c", 5, NOW)));
        post(new UserId("also-now"), 1, List.of(LedgerRows.lot("d", 5, null), LedgerRows.lot("e", 5, NOW)));
        post(new UserId("first"), 1, List.of(LedgerRows.lot("f", 5, NOW), LedgerRows.lot("g", 5, NOW.minusSeconds(1))));
        post(new UserId("held"), 1, List.of(held(NOW.minusSeconds(9))));
        reopen();

        assertThat(expired(NOW, 9)).extracting(UserId::value).containsExactly("first", "also-now", "now");
        assertThat(expired(NOW, 2)).extracting(UserId::value).containsExactly("first", "also-now");
        assertThat(expired(NOW.minusSeconds(1), 9)).extracting(UserId::value).containsExactly("first");
        assertThat(expired(NOW.minusSeconds(2), 9)).isEmpty();
    }

    private static Lot held(Instant end) {
        Lot free = LedgerRows.lot("h", 5, end);
        return new Lot(free.id(), free.origin(), Gems.ZERO, free.free(), free.priority(), end);
    }

    private static Instant end(String text) {
        return Instant.parse(text);
    }

    private void post(UserId owner, long revision, List<Lot> lots) {
        boolean posted = this.<Boolean>write(
                tx -> store().post(tx, rows.transfer(owner, revision), LedgerRows.wallet(owner, revision, lots)));
        assertThat(posted).isTrue();
    }

    private void freeze(UserId owner, boolean frozen) {
        write(tx -> {
            store().setFrozen(tx, owner, frozen);
            return frozen;
        });
    }

    private Optional<Wallet> find(UserId owner) {
        return read(view -> store().find(view, owner));
    }

    private List<Wallet> wallets() {
        return read(this::all);
    }

    private List<Wallet> all(Snapshot view) {
        List<Wallet> all = new ArrayList<>();
        store().scanWallets(view, all::addAll);
        return all;
    }

    private List<UserId> expired(Instant now, int limit) {
        return read(view -> store().expiredWallets(view, now, limit));
    }
}
