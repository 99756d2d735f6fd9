package dev.gembind.testkit.webhooks;

import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.storage.Transactor;
import dev.gembind.core.webhooks.SeenEvents;
import dev.gembind.testkit.junit.OpenStore;

/**
 * A storage of seen events that is open, as the suite uses it.
 *
 * @param transactor runs its transactions
 * @param events what was seen
 * @param users another store of the same storage, to see that both commit together
 * @param closing closes it and gives everything it holds back
 */
public record OpenSeenEvents(Transactor transactor, SeenEvents events, UserStore users, Runnable closing)
        implements OpenStore {}
