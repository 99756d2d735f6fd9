package dev.gembind.testkit.memory;

import dev.gembind.testkit.ledger.CheckpointStoreContract;
import dev.gembind.testkit.ledger.OpenCheckpoints;

class InMemoryCheckpointsTest extends CheckpointStoreContract {
    @Override
    protected OpenCheckpoints open() {
        InMemoryStorage storage = InMemoryStorage.create();
        return new OpenCheckpoints(storage.transactor(), storage.checkpoints(), storage::close);
    }

    @Override
    protected boolean isDurable() {
        return false;
    }
}
