package dev.gembind.testkit.memory;

import dev.gembind.testkit.payments.OpenPayments;
import dev.gembind.testkit.payments.WholePaymentContract;

class InMemoryPaymentContractTest extends WholePaymentContract {
    @Override
    protected OpenPayments open() {
        InMemoryStorage storage = InMemoryStorage.create();
        return new OpenPayments(storage.paymentStores(), storage::close);
    }

    @Override
    protected boolean isDurable() {
        return false;
    }
}
