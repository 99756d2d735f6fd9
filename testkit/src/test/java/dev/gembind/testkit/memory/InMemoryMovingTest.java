package dev.gembind.testkit.memory;

import dev.gembind.testkit.contract.MovingContract;
import dev.gembind.testkit.contract.OpenMovable;

class InMemoryMovingTest extends MovingContract {
    @Override
    protected OpenMovable open() {
        InMemoryStorage storage = InMemoryStorage.create();
        return new OpenMovable(storage.movable(), storage.bindingStores(), storage.paymentStores(), storage::close);
    }

    @Override
    protected boolean isDurable() {
        return false;
    }
}
