package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.json.CatalogueJson;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.OrderPayload;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.Price;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.memory.InMemoryStorage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentMetersTest {
    private static final UserId ALICE = new UserId("alice");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ChargeId CHARGE = new ChargeId("stripe", "pi_1");

    private final InMemoryStorage storage = InMemoryStorage.runningBodiesTwice();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MutableTime time = new MutableTime(NOW);
    private final SecretKeys keys =
            new SecretKeys(Secret.of("a root secret of more than 32 bytes, for tests"), List.of());
    private final PaymentService payments = new PaymentService(
            storage.paymentStores(),
            new PaymentContext(
                    LedgerContext.usual(time, new SecureRandom()), new OrderPayload(keys), CatalogueJson.shipped()),
            new PaymentMeters(meters));

    @BeforeEach
    void addAlice() {
        storage.transactor().write("alice", tx -> storage.users().insertIfAbsent(tx, new User(ALICE, NOW)));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private void pay(ChargeId charge, String payload) {
        payments.paid(charge, payload, new Payment(null, null, new Price(99, "USD"), NOW, null));
    }

    private double counted(String provider, String result) {
        return meters.get("gembind.payments")
                .tags("provider", provider, "result", result)
                .counter()
                .count();
    }

    @Test
    void everyCounterIsThereFromTheStart() {
        assertThat(counted("telegram", "credited")).isZero();
        assertThat(counted("host", "partly-reversed")).isZero();
        assertThat(counted("stripe", "contradicted")).isZero();
    }

    @Test
    void eachChangeCountsOnceHoweverOftenItIsToldAndRun() {
        String payload = ((PlaceOutcome.Placed) payments.place(ALICE, "gems-100", Channel.STRIPE)).payload();

        pay(CHARGE, payload);
        pay(CHARGE, payload);
        payments.refunded(CHARGE, 99);

        assertThat(counted("stripe", "credited")).isEqualTo(1);
        assertThat(counted("stripe", "known")).isEqualTo(1);
        assertThat(counted("stripe", "reversed")).isEqualTo(1);
    }

    @Test
    void chargesThatFitNoOrderAreMeasuredUntilAPersonHasLooked() {
        SuspenseGauge gauge = new SuspenseGauge(payments::countSuspense, meters);
        assertThat(suspense()).isNaN();
        pay(CHARGE, "");

        gauge.look();

        assertThat(suspense()).isEqualTo(1);
        assertThat(counted("stripe", "suspense")).isEqualTo(1);
    }

    private double suspense() {
        return meters.get("gembind.payments.suspense").gauge().value();
    }
}
