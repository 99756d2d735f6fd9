package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.payments.Catalogue;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.OrderPayload;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Reconciler;
import dev.gembind.core.payments.StatementRow;
import dev.gembind.core.payments.StatementSource;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.fakes.RecordingAlerts;
import dev.gembind.testkit.memory.InMemoryStorage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G-03")
class ReconciliationTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ChargeId CHARGE = new ChargeId("telegram", "stx_1");

    private final InMemoryStorage storage = InMemoryStorage.create();
    private final MutableTime time = new MutableTime(NOW);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecordingAlerts alerts = new RecordingAlerts();
    private final AtomicBoolean ours = new AtomicBoolean(true);
    private final List<StatementRow> rows = new ArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private int reads;
    private PaymentContext context;
    private Reconciliation reconciliation;

    private final StatementSource source = new StatementSource() {
        @Override
        public String provider() {
            return CHARGE.provider();
        }

        @Override
        public Answer read(long offset, int limit) {
            reads++;
            return away.get() ? new Answer.Unavailable("away", Duration.ZERO) : new Answer.Page(rows, rows.size());
        }
    };

    @BeforeEach
    void open() {
        OrderPayload payload =
                new OrderPayload(new SecretKeys(Secret.of("a root secret of thirty-two bytes or more"), List.of()));
        Catalogue nothing = new Catalogue(1, List.of(), List.of(), Map.of());
        context = new PaymentContext(LedgerContext.usual(time, new Random(1)), payload, nothing);
        Reconciler reconciler = new Reconciler(storage.paymentStores(), context, source);
        reconciliation = new Reconciliation(new Reconciliation.Needs(reconciler, ours::get, alerts, meters, time));
    }

    @AfterEach
    void close() {
        reconciliation.close();
        storage.close();
    }

    private double unreconciled() {
        return meters.get("gembind.payments.unreconciled").gauge().value();
    }

    @Test
    void itIsDoneAtTheStartAndEveryHour() {
        reconciliation.look();
        time.advance(Duration.ofMinutes(59));
        reconciliation.look();
        assertThat(reads).isEqualTo(1);

        time.advance(Duration.ofMinutes(1));
        reconciliation.look();

        assertThat(reads).isEqualTo(2);
        assertThat(unreconciled()).isZero();
        assertThat(alerts.all()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackPutsItOffByNoMoreThanAnHour() {
        reconciliation.look();

        time.advance(Duration.ofDays(-2));
        reconciliation.look();
        time.advance(Duration.ofMinutes(59));
        reconciliation.look();

        assertThat(reads).isEqualTo(2);
    }

    @Test
    void itIsTriedAgainSoonAfterTrouble() {
        away.set(true);
        reconciliation.look();
        assertThat(unreconciled()).as("nobody knows").isNaN();

        away.set(false);
        time.advance(Reconciliation.AFTER_TROUBLE);
        reconciliation.look();

        assertThat(unreconciled()).isZero();
    }

    @Test
    void anotherInstancesTurnIsLeftToIt() {
        ours.set(false);
        reconciliation.look();
        assertThat(reads).isZero();

        ours.set(true);
        reconciliation.look();
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void whatAPersonHasToLookAtRaisesAlerts() {
        new PaymentService(storage.paymentStores(), context)
                .paid(CHARGE, "", new Payment(null, "1", new Price(50, "XTR"), NOW, null));
        rows.add(row(new ChargeId("telegram", "stx_2")));
        time.advance(Duration.ofHours(2));

        reconciliation.look();

        assertThat(alerts.all()).extracting("kind").containsExactly("payment-suspense", "payment-unreconciled");
        assertThat(unreconciled()).isEqualTo(1);
        assertThat(meters.get("gembind.payments.reconciled")
                        .tag("result", "suspended")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aStorageThatFailsEndsNothing() {
        storage.close();
        reconciliation.look();

        assertThat(unreconciled()).isNaN();
    }

    private static StatementRow row(ChargeId charge) {
        StatementRow.Details details = new StatementRow.Details("XTR", "1", NOW, null);
        return new StatementRow(charge, StatementRow.Direction.INCOMING, List.of(50L), details, "");
    }
}
