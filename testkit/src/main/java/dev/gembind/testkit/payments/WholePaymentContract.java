package dev.gembind.testkit.payments;

import dev.gembind.testkit.junit.StoreSource;
import org.junit.jupiter.api.Nested;

/** Every suite of this package in one class, so that a storage is held to all of them, and to those that come later. */
public abstract class WholePaymentContract extends StoreSource<OpenPayments> {
    @Nested
    class Payments extends PaymentRulesContract {}

    @Nested
    class OrderRules extends OrderRulesContract {}

    @Nested
    class MoneyBack extends MoneyBackRulesContract {}

    @Nested
    class Orders extends OrderListContract {}

    @Nested
    class Statements extends ReconcileRulesContract {}

    @Nested
    class Subscriptions extends SubscriptionRulesContract {}

    @Nested
    class SubscriptionRefunds extends SubscriptionRefundContract {}

    @Nested
    class Refunds extends RefundRulesContract {}

    @Nested
    class FailedRefunds extends RefundFailureContract {}

    @Nested
    class RefundNews extends RefundNewsContract {}

    @Nested
    class EdgeCases extends PaymentEdgeCasesContract {}
}
