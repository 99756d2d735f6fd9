package dev.gembind.testkit.memory;

import dev.gembind.testkit.payments.GemCrashContract;
import dev.gembind.testkit.payments.OpenPayments;

class InMemoryGemCrashTest extends GemCrashContract {
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
