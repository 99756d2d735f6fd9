package dev.gembind.adapters.jdbc;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.testkit.fakes.MutableTime;
import java.time.Instant;
import java.util.Random;

/** Gems of one user, on a storage. */
final class GemDesk {
    static final UserId ALICE = new UserId("alice");

    private final GemService gems;

    GemDesk(JdbcStorage storage) {
        MutableTime time = new MutableTime(Instant.parse("2026-01-31T08:00:00Z"));
        LedgerContext context = new LedgerContext(new Ids(time, new Random()), time, LedgerPolicy.USUAL);
        this.gems = new GemService(storage.transactor(), storage.payments().ledger(), context);
    }

    static Request request(String key) {
        return new Request(new TransferKey("test", key), new Why("system", "a test", Instant.EPOCH));
    }

    Outcome credit(String key, long amount) {
        return gems.credit(request(key), new Credit(ALICE, new Gems(amount), Grant.of(LotSource.PROMO)));
    }

    Outcome spend(String key, long amount) {
        return gems.spend(request(key), new Spend(ALICE, new Gems(amount)));
    }

    long balance() {
        return gems.view(ALICE).balance().gems().units();
    }

    long revision() {
        return gems.view(ALICE).revision();
    }
}
