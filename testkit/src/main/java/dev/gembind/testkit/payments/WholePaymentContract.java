package dev.gembind.testkit.payments;

import org.junit.jupiter.api.Nested;

/** Every suite of this package in one class, so that a storage is held to all of them, and to those that come later. */
public abstract class WholePaymentContract {
    /** Opens the storage of the present test; see {@link PaymentContract#open()}. */
    protected abstract OpenPayments open();

    /** Tells whether the storage keeps its data beyond closing; true unless overridden. */
    protected boolean isDurable() {
        return true;
    }

    @Nested
    class Payments extends PaymentRulesContract {
        @Override
        protected OpenPayments open() {
            return WholePaymentContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholePaymentContract.this.isDurable();
        }
    }

    @Nested
    class Orders extends OrderListContract {
        @Override
        protected OpenPayments open() {
            return WholePaymentContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholePaymentContract.this.isDurable();
        }
    }

    @Nested
    class Statements extends ReconcileRulesContract {
        @Override
        protected OpenPayments open() {
            return WholePaymentContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholePaymentContract.this.isDurable();
        }
    }

    @Nested
    class Subscriptions extends SubscriptionRulesContract {
        @Override
        protected OpenPayments open() {
            return WholePaymentContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholePaymentContract.this.isDurable();
        }
    }

    @Nested
    class SubscriptionRefunds extends SubscriptionRefundContract {
        @Override
        protected OpenPayments open() {
            return WholePaymentContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholePaymentContract.this.isDurable();
        }
    }

    @Nested
    class Refunds extends RefundRulesContract {
        @Override
        protected OpenPayments open() {
            return WholePaymentContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholePaymentContract.this.isDurable();
        }
    }

    @Nested
    class FailedRefunds extends RefundFailureContract {
        @Override
        protected OpenPayments open() {
            return WholePaymentContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholePaymentContract.this.isDurable();
        }
    }

    @Nested
    class EdgeCases extends PaymentEdgeCasesContract {
        @Override
        protected OpenPayments open() {
            return WholePaymentContract.this.open();
        }

        @Override
        protected boolean isDurable() {
            return WholePaymentContract.this.isDurable();
        }
    }
}
