package dev.gembind.testkit.memory;

import dev.gembind.testkit.payments.OpenPayments;
import dev.gembind.testkit.payments.WholePaymentContract;

/** Edge case 28: a body that runs again after a conflict leaves one receipt, and whatever else it makes, once. */
class InMemoryPaymentTwiceTest extends WholePaymentContract {
    @Override
    protected OpenPayments open() {
        InMemoryStorage storage = InMemoryStorage.runningBodiesTwice();
        return new OpenPayments(storage.paymentStores(), storage::close);
    }

    @Override
    protected boolean isDurable() {
        return false;
    }
}
