package dev.gembind.testkit.ledger;

import dev.gembind.core.ledger.CheckpointStore;
import dev.gembind.core.storage.Transactor;
import dev.gembind.testkit.junit.OpenStore;

/**
 * A storage of checkpoints that is open.
 *
 * @param transactor runs its transactions
 * @param store its checkpoints
 * @param closing closes it and gives everything it holds back
 */
public record OpenCheckpoints(Transactor transactor, CheckpointStore store, Runnable closing) implements OpenStore {}
