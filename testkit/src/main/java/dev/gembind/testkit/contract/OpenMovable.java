package dev.gembind.testkit.contract;

import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.transfer.MovableStorage;
import dev.gembind.testkit.junit.OpenStore;

/**
 * A storage that is open, to be moved.
 *
 * @param storage everything it keeps
 * @param stores the same storage, as services of bindings use it
 * @param payments the same storage, as services of gems and payments use it
 * @param closing closes it and gives everything it holds back
 */
public record OpenMovable(MovableStorage storage, BindingStores stores, PaymentStores payments, Runnable closing)
        implements OpenStore {}
