package dev.gembind.bench;

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
import dev.gembind.core.payments.PaymentStores;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Users who have many gems and spend them one by one, each time under a key of its own. */
final class Spenders {
    private static final long SCATTERING = 0x9E3779B97F4A7C15L;
    private static final Gems ONE = new Gems(1);
    private static final Gems PLENTY = new Gems(1_000_000);

    private final GemService gems;
    private final List<UserId> users = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong turn = new AtomicLong();

    Spenders(PaymentStores stores, int count) {
        InstantSource clock = InstantSource.system();
        LedgerContext context = new LedgerContext(new Ids(clock, new SecureRandom()), clock, LedgerPolicy.USUAL);
        this.gems = new GemService(stores.transactor(), stores.ledger(), context);
        for (int i = 0; i < count; i++) {
            UserId user = new UserId("user" + i);
            users.add(user);
            applied(gems.credit(request("credit", i), new Credit(user, PLENTY, Grant.of(LotSource.PROMO))));
        }
    }

    int count() {
        return users.size();
    }

    /** Spends one gem of the next user; it is durable when this returns. */
    boolean spend() {
        long number = next.getAndIncrement();
        applied(gems.spend(request("spend", number), new Spend(user(number), ONE)));
        return true;
    }

    /** Takes one gem of the next user, into another book of the house. */
    boolean take() {
        long number = next.getAndIncrement();
        applied(gems.adjust(request("take", number), new Spend(user(number), ONE)));
        return true;
    }

    /** Spends and takes in turn, so that half of all requests are for either book of the house. */
    boolean spendOrTake() {
        return turn.getAndIncrement() % 2 == 0 ? spend() : take();
    }

    private UserId user(long number) {
        return users.get((int) (number % users.size()));
    }

    private static Request request(String scope, long number) {
        return new Request(
                new TransferKey(scope + ":bench", key(number)), new Why("bench", "a message", Instant.EPOCH));
    }

    /** In no order, as callers make them, and each once. */
    private static String key(long number) {
        return Long.toHexString(number * SCATTERING) + "-" + number;
    }

    private static void applied(Outcome outcome) {
        if (!(outcome instanceof Outcome.Applied)) {
            throw new IllegalStateException("a request was not carried out: " + outcome);
        }
    }
}
