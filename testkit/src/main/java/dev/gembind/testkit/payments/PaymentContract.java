package dev.gembind.testkit.payments;

import dev.gembind.core.Ids;
import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.User;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Catalogue;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.GemPackage;
import dev.gembind.core.payments.OrderPayload;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Settlement;
import dev.gembind.core.payments.SubscriptionOffer;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.junit.StoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the suites of payments share: a storage for each test with one user, a catalogue, and short ways to pay. */
public abstract class PaymentContract extends StoreContract<OpenPayments> {
    static final Instant NOW = Instant.parse("2026-02-28T23:59:59.123456Z");
    static final UserId ALICE = new UserId("alice");
    static final ChargeId CHARGE = new ChargeId("stripe", "ch_1");
    static final PlatformAccount PAYER = new PlatformAccount(Platform.TELEGRAM, "12345");
    static final long CENTS = 99;
    static final Catalogue CATALOGUE = new Catalogue(
            3,
            List.of(new GemPackage(
                    "gems-100", new Gems(100), Map.of("XTR", 50L, "USD", CENTS), Map.of("en", "100 gems"))),
            List.of(new SubscriptionOffer("plus", new Gems(300), Duration.ofDays(30), Map.of("XTR", 250L))),
            Map.of());
    private static final String SECRET = "a secret of more than thirty-two bytes";

    final MutableTime time = new MutableTime(NOW);
    private @Nullable PaymentService service;
    private @Nullable GemService gems;

    @Override
    protected void begin(OpenPayments storage) {
        service = new PaymentService(storage.stores(), context());
        gems = new GemService(
                storage.stores().transactor(),
                storage.stores().ledger(),
                context().ledger());
    }

    @BeforeEach
    void addAlice() {
        opened().stores()
                .transactor()
                .write("add", tx -> opened().stores().users().insertIfAbsent(tx, new User(ALICE, NOW)));
    }

    PaymentContext context() {
        LedgerContext ledger = new LedgerContext(new Ids(time, new Random()), time, LedgerPolicy.USUAL);
        return new PaymentContext(ledger, payload(), CATALOGUE);
    }

    static OrderPayload payload() {
        return new OrderPayload(new SecretKeys(Secret.of(SECRET), List.of()));
    }

    PaymentService service() {
        if (service == null) {
            throw new IllegalStateException("the storage is not open");
        }
        return service;
    }

    GemService gems() {
        if (gems == null) {
            throw new IllegalStateException("the storage is not open");
        }
        return gems;
    }

    /** Orders the package and returns the payload of the order. */
    String order(Channel channel) {
        PlaceOutcome outcome = service().place(ALICE, "gems-100", channel);
        if (outcome instanceof PlaceOutcome.Placed placed) {
            return placed.payload();
        }
        throw new AssertionError("not placed: " + outcome);
    }

    Settlement pay(ChargeId charge, String payload) {
        return pay(charge, payload, null);
    }

    Settlement pay(ChargeId charge, String payload, @Nullable String payer) {
        return service().paid(charge, payload, new Payment(null, payer, new Price(CENTS, "USD"), NOW, null));
    }

    /** Counts the messages that wait to be sent. */
    long messages() {
        return opened().stores()
                .transactor()
                .read("depth", view -> opened().stores().outbox().depth(view))
                .waiting();
    }

    Outcome spend(long amount, String key) {
        Why why = new Why("system", "a test", time.instant());
        Request request = new Request(new TransferKey("spend:" + ALICE, key), why);
        return gems().spend(request, new Spend(ALICE, new Gems(amount)));
    }

    Balance balance() {
        return gems().view(ALICE).balance();
    }

    static Balance balance(long gems, long held, long owed) {
        return new Balance(new Gems(gems), new Gems(held), new Gems(owed));
    }
}
