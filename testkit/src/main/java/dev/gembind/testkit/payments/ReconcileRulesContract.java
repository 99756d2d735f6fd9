package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.ReconcileReport;
import dev.gembind.core.payments.ReconcileReport.Finding;
import dev.gembind.core.payments.Reconciler;
import dev.gembind.core.payments.Settlement;
import dev.gembind.core.payments.StatementMark;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How charges are held against what the provider itself says, on a store. */
@Tag("G-03")
public abstract class ReconcileRulesContract extends PaymentContract {
    private static final ChargeId STARS = new ChargeId("telegram", "stx_1");
    private static final long PRICE = 50;

    private final WrittenStatement statement = new WrittenStatement();

    private ReconcileReport reconcile() {
        return new Reconciler(opened().stores(), context(), statement).run();
    }

    private Settlement told(ChargeId charge, String payload) {
        Payment payment = new Payment(null, WrittenStatement.PAYER, new Price(PRICE, "XTR"), NOW, null);
        return service().paid(charge, payload, payment);
    }

    private static ChargeId charge(int number) {
        return new ChargeId("telegram", "stx_n" + number);
    }

    @Test
    @Tag("A-01")
    void case63_whatWasPaidWhileTheBotWasAwayIsCreditedOnceAlsoWhenTheUpdateComesLater() {
        String payload = order(Channel.TELEGRAM);
        statement.add(STARS, payload, NOW, PRICE);
        time.advance(Duration.ofHours(25));

        assertThat(reconcile().findings()).containsExactly(Map.entry(Finding.CREDITED, 1L));
        assertThat(balance()).isEqualTo(balance(100, 0, 0));
        assertThat(messages()).as("the receipt").isEqualTo(1);
        assertThat(told(STARS, payload)).isInstanceOf(Settlement.Known.class);
        reopen();
        assertThat(reconcile().findings()).containsExactly(Map.entry(Finding.KNOWN, 1L));

        assertThat(balance()).isEqualTo(balance(100, 0, 0));
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void case64_thePageBoundaryLosesNothingAndOnePageIsReadAgain() {
        for (int i = 0; i < 99; i++) {
            statement.add(charge(i), "", NOW, PRICE);
        }
        statement.add(STARS, order(Channel.TELEGRAM), NOW, PRICE);

        ReconcileReport first = reconcile();
        assertThat(statement.offsets()).containsExactly(0L, 100L);
        assertThat(first.count(Finding.CREDITED)).isEqualTo(1);
        assertThat(first.count(Finding.SUSPENDED)).isEqualTo(99);
        statement.add(charge(100), order(Channel.TELEGRAM), NOW, PRICE);
        reopen();
        ReconcileReport second = reconcile();

        assertThat(statement.offsets()).containsExactly(0L, 100L);
        assertThat(second.count(Finding.CREDITED)).isEqualTo(1);
        assertThat(second.count(Finding.KNOWN)).isEqualTo(100);
        assertThat(mark()).isEqualTo(101);
        assertThat(balance()).isEqualTo(balance(200, 0, 0));
    }

    @Test
    void case64_theOffsetCountsRowsOfNobodyTooAndADriftBeginsAnew() {
        statement.addOther(150);
        statement.add(STARS, order(Channel.TELEGRAM), NOW, PRICE);
        reconcile();
        assertThat(mark()).isEqualTo(151);
        statement.offsets();

        statement.forget(150);
        assertThat(reconcile().count(Finding.KNOWN)).isEqualTo(1);

        assertThat(statement.offsets()).containsExactly(51L, 0L);
        assertThat(mark()).isEqualTo(1);
        assertThat(balance()).isEqualTo(balance(100, 0, 0));
    }

    @Test
    void case64_aPaymentAndItsRefundWithOneIdAreTwoRows() {
        statement.add(STARS, order(Channel.TELEGRAM), NOW, PRICE);
        statement.addBack(STARS, NOW);

        ReconcileReport report = reconcile();

        assertThat(report.count(Finding.CREDITED)).isEqualTo(1);
        assertThat(report.count(Finding.REVERSED)).isEqualTo(1);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        assertThat(service().findCharge(STARS).orElseThrow().state()).isEqualTo(Charge.State.REVERSED);
        assertThat(reconcile().count(Finding.KNOWN)).isEqualTo(2);
    }

    @Test
    void case65_ofTheAmountsARowMayMeanTheOrderedOneCounts() {
        statement.add(STARS, order(Channel.TELEGRAM), NOW, 45L, PRICE);
        statement.add(charge(1), order(Channel.TELEGRAM), NOW, 45L, 49L);
        statement.add(charge(2), order(Channel.TELEGRAM), NOW);

        ReconcileReport report = reconcile();

        assertThat(report.count(Finding.CREDITED)).isEqualTo(1);
        assertThat(report.count(Finding.SUSPENDED)).isEqualTo(1);
        assertThat(report.count(Finding.DIFFERS)).as("no whole amount").isEqualTo(1);
        assertThat(balance()).isEqualTo(balance(100, 0, 0));
    }

    @Test
    void whatWasToldIsConfirmedAndGetsNoSecondReceipt() {
        String payload = order(Channel.TELEGRAM);
        told(STARS, payload);
        statement.add(STARS, payload, NOW.plusSeconds(2), PRICE);

        assertThat(reconcile().count(Finding.CONFIRMED)).isEqualTo(1);
        assertThat(reconcile().count(Finding.KNOWN)).isEqualTo(1);
        assertThat(messages()).isEqualTo(1);
        time.advance(Duration.ofHours(2));
        assertThat(reconcile().unreconciled()).isEmpty();
    }

    @Test
    void aChargeThatNoRowTellsOfIsNamedAfterAnHour() {
        told(STARS, order(Channel.TELEGRAM));
        pay(CHARGE, order(Channel.STRIPE));

        time.advance(Duration.ofHours(1));
        assertThat(reconcile().unreconciled()).isEmpty();
        time.advance(Duration.ofSeconds(1));

        assertThat(reconcile().unreconciled()).containsExactly(STARS);
    }

    @Test
    void anotherAmountOrPayerIsNamedAndChangesNothing() {
        told(STARS, order(Channel.TELEGRAM));
        statement.add(STARS, "", NOW, PRICE + 1);

        assertThat(reconcile().count(Finding.DIFFERS)).isEqualTo(1);
        time.advance(Duration.ofHours(2));
        assertThat(reconcile().unreconciled()).containsExactly(STARS);
        assertThat(balance()).isEqualTo(balance(100, 0, 0));
    }

    @Test
    void aRefundByTheProviderTakesTheGemsAndOursIsNotTakenTwice() {
        told(STARS, order(Channel.TELEGRAM));
        statement.addBack(STARS, NOW);

        assertThat(reconcile().count(Finding.REVERSED)).isEqualTo(1);
        assertThat(reconcile().count(Finding.KNOWN)).isEqualTo(1);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
    }

    @Test
    void aProviderThatIsAwayChangesNothing() {
        statement.add(STARS, order(Channel.TELEGRAM), NOW, PRICE);
        statement.setAway(true);

        ReconcileReport report = reconcile();
        assertThat(report.isComplete()).isFalse();
        assertThat(report.problem()).isEqualTo("away");
        statement.setAway(false);

        assertThat(reconcile().count(Finding.CREDITED)).isEqualTo(1);
    }

    private long mark() {
        return opened().stores()
                .transactor()
                .read("mark", view -> opened().stores().payments().findMark(view, "telegram"))
                .map(StatementMark::offset)
                .orElse(0L);
    }
}
