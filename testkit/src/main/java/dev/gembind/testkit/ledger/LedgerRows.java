package dev.gembind.testkit.ledger;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.HoldState;
import dev.gembind.core.ledger.Lot;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.LotUse;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Rejection;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Transfer.Effect;
import dev.gembind.core.ledger.Transfer.Intent;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.ledger.Transfer.Refused;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.TransferKind;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.ledger.Why;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows as a store gets them, without the rules that usually make them: each transfer brings a wallet {@value #STEP} gems. */
final class LedgerRows {
    static final long STEP = 10;
    private static final long MANY = 1_000_000;
    private static final String SCOPE = "credit:rows";
    private static final long SEED = 11;

    private final Ids ids = new Ids(() -> LedgerContract.NOW, new Random(SEED));

    String id() {
        return ids.next();
    }

    /** Returns the transfer that makes a revision of a wallet, with a key of its own. */
    Transfer transfer(UserId owner, long revision) {
        return transfer(owner, revision, key(owner, revision));
    }

    Transfer transfer(UserId owner, long revision, TransferKey key) {
        return new Transfer(
                id(),
                TransferKind.CREDIT,
                key,
                new Intent(owner, new Gems(STEP), "stripe:" + revision, "PROMO 50 never"),
                new Why("system", "row " + revision, LedgerContract.NOW),
                LedgerContract.NOW.plusSeconds(revision),
                moved(revision));
    }

    /** Returns a request that was refused. */
    Transfer refused(UserId owner, TransferKey key, Rejection rejection) {
        Intent intent = new Intent(owner, new Gems(STEP), "", "");
        Why why = new Why("user:" + owner, "refused", LedgerContract.NOW);
        return new Transfer(id(), TransferKind.SPEND, key, intent, why, LedgerContract.NOW, new Refused(rejection));
    }

    static TransferKey key(UserId owner, long revision) {
        return new TransferKey(SCOPE, owner + " " + revision);
    }

    private static Moved moved(long revision) {
        Postings postings = new Postings(Map.of(Book.ISSUANCE_PROMO, -STEP, Book.GEMS, STEP));
        return new Moved(postings, List.of(), revision, balance(revision), chain(revision));
    }

    /** Returns the same transfer with something else in it. */
    static Transfer with(Transfer row, Intent intent, Why why) {
        return new Transfer(row.id(), row.kind(), row.key(), intent, why, row.recordedAt(), row.effect());
    }

    static Transfer with(Transfer row, Effect effect) {
        return new Transfer(row.id(), row.kind(), row.key(), row.intent(), row.why(), row.recordedAt(), effect);
    }

    /** Returns a wallet after so many transfers. Its gems are one lot that never expires. */
    static Wallet wallet(UserId owner, long revision) {
        return wallet(owner, revision, List.of(lot("lot-of-" + owner, revision * STEP, null)));
    }

    /** Returns a wallet whose balance is what its lots are. */
    static Wallet wallet(UserId owner, long revision, List<Lot> lots) {
        Gems free = lots.stream().map(Lot::free).reduce(Gems.ZERO, Gems::plus);
        Gems held = lots.stream().map(Lot::held).reduce(Gems.ZERO, Gems::plus);
        return new Wallet(owner, revision, new Balance(free, held, Gems.ZERO), lots, false, chain(revision));
    }

    static Lot lot(String id, long free, @Nullable Instant expiresAt) {
        Lot.Origin origin = new Lot.Origin(LotSource.PROMO, null, new Gems(MANY));
        return new Lot(id, origin, new Gems(free), Gems.ZERO, 50, expiresAt);
    }

    Hold hold(UserId owner, @Nullable Instant expiresAt) {
        String id = id();
        List<LotUse> uses = List.of(new LotUse(lot("lot-of-" + owner, 2 * STEP, null), new Gems(STEP)));
        return new Hold(id, owner, new Gems(STEP), uses, null, expiresAt, new Hold.End(HoldState.OPEN, Gems.ZERO));
    }

    static Hold ended(Hold hold, HoldState state, long captured) {
        Hold.End end = new Hold.End(state, new Gems(captured));
        return new Hold(hold.id(), hold.owner(), hold.gems(), hold.uses(), hold.refundOf(), hold.expiresAt(), end);
    }

    private static Balance balance(long revision) {
        return new Balance(new Gems(revision * STEP), Gems.ZERO, Gems.ZERO);
    }

    private static String chain(long revision) {
        return String.format("%064x", revision);
    }
}
