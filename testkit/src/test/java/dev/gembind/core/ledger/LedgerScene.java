package dev.gembind.core.ledger;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Two users with a few transfers each: alice has six and an open hold, bob has two. */
final class LedgerScene {
    static final UserId ALICE = new UserId("alice");
    static final UserId BOB = new UserId("bob");
    static final Instant NOW = Instant.parse("2026-02-28T23:59:59.123456Z");

    final InMemoryStorage storage = InMemoryStorage.create();
    final MutableTime time = new MutableTime(NOW);
    private final GemLedger ledger;
    private final GemHolds holds;
    private int keys;

    LedgerScene() {
        LedgerContext context = new LedgerContext(new Ids(time, new Random(1)), time, LedgerPolicy.USUAL);
        ledger = new GemLedger(storage.ledger(), context);
        holds = new GemHolds(storage.ledger(), context);
        credit(ALICE, 100);
        spend(ALICE, 10);
        spend(ALICE, 20);
        credit(ALICE, 5);
        credit(BOB, 50);
        spend(BOB, 50);
        OpenHold wanted = new OpenHold(ALICE, new Gems(7), Duration.ofHours(1), null);
        storage.transactor().write("hold", tx -> holds.open(tx, request(), wanted));
        spend(ALICE, 1);
    }

    void credit(UserId owner, long gems) {
        Credit credit = new Credit(owner, new Gems(gems), Grant.paidBy("stripe:" + keys));
        storage.transactor().write("credit", tx -> ledger.credit(tx, request(), credit));
    }

    void spend(UserId owner, long gems) {
        storage.transactor().write("spend", tx -> ledger.spend(tx, request(), new Spend(owner, new Gems(gems))));
    }

    /** Returns a copy that can be edited. */
    EditableLedger copy() {
        return storage.transactor().read("copy", view -> EditableLedger.copyOf(storage.ledger(), view));
    }

    private Request request() {
        keys++;
        return new Request(new TransferKey("scene", "key-" + keys), new Why("system", "reason", time.instant()));
    }
}
