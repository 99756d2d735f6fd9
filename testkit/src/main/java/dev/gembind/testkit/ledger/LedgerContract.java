package dev.gembind.testkit.ledger;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemHolds;
import dev.gembind.core.ledger.GemLedger;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.OpenHold;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.junit.StoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the ledger's suites share: a storage for each test, the rules on top of it, and short ways to use them. */
public abstract class LedgerContract extends StoreContract<OpenLedger> {
    static final Instant NOW = Instant.parse("2026-02-28T23:59:59.123456Z");
    static final UserId ALICE = new UserId("alice");
    static final UserId BOB = new UserId("bob");
    private static final long SEED = 7;

    final MutableTime time = new MutableTime(NOW);
    private final Ids ids = new Ids(time, new Random(SEED)); // one for all openings, or they would come again
    private @Nullable GemLedger ledger;
    private @Nullable GemHolds holds;

    @Override
    protected void begin(OpenLedger storage) {
        LedgerContext context = new LedgerContext(ids, time, policy());
        ledger = new GemLedger(storage.store(), context);
        holds = new GemHolds(storage.store(), context);
    }

    LedgerPolicy policy() {
        return LedgerPolicy.USUAL;
    }

    LedgerStore store() {
        return opened().store();
    }

    GemLedger ledger() {
        if (ledger == null) {
            throw new IllegalStateException("the storage is not open");
        }
        return ledger;
    }

    GemHolds holds() {
        if (holds == null) {
            throw new IllegalStateException("the storage is not open");
        }
        return holds;
    }

    <T> T write(TransactionBody<T> body) {
        return opened().transactor().write("ledger-write", body);
    }

    <T> T read(ReadBody<T> body) {
        return opened().transactor().read("ledger-read", body);
    }

    Request request(String scope, String key) {
        return new Request(new TransferKey(scope, key), why());
    }

    Why why() {
        return new Why("system", "a test", time.instant());
    }

    Outcome credit(UserId owner, long gems, String key) {
        return credit(owner, gems, key, Grant.of(LotSource.PROMO));
    }

    Outcome credit(UserId owner, long gems, String key, Grant grant) {
        Credit credit = new Credit(owner, new Gems(gems), grant);
        return write(tx -> ledger().credit(tx, request("credit:" + owner, key), credit));
    }

    Outcome spend(UserId owner, long gems, String key) {
        return write(tx -> ledger().spend(tx, request("spend:" + owner, key), new Spend(owner, new Gems(gems))));
    }

    Outcome hold(UserId owner, long gems, String key, @Nullable Duration expiresIn) {
        OpenHold wanted = new OpenHold(owner, new Gems(gems), expiresIn, null);
        return write(tx -> holds().open(tx, request("hold:" + owner, key), wanted));
    }

    Outcome capture(String hold, @Nullable Long gems, String key) {
        return write(
                tx -> holds().capture(tx, request("capture:" + hold, key), hold, gems == null ? null : new Gems(gems)));
    }

    Outcome release(String hold, String key) {
        return write(tx -> holds().release(tx, request("release:" + hold, key), hold));
    }

    /** Returns the transfer that an outcome is about. */
    static Transfer transfer(Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            return applied.transfer();
        }
        if (outcome instanceof Outcome.Replayed replayed) {
            return replayed.transfer();
        }
        throw new AssertionError("no transfer in " + outcome);
    }

    Wallet wallet(UserId owner) {
        return read(view -> store().find(view, owner).orElse(Wallet.unused(owner)));
    }

    Balance balance(UserId owner) {
        return wallet(owner).balance();
    }

    static Balance balance(long gems, long held, long owed) {
        return new Balance(new Gems(gems), new Gems(held), new Gems(owed));
    }
}
