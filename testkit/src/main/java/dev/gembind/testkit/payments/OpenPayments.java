package dev.gembind.testkit.payments;

import dev.gembind.core.payments.PaymentStores;
import dev.gembind.testkit.junit.OpenStore;

/**
 * A storage of payments that is open, as the suites use it.
 *
 * @param stores its parts
 * @param closing closes it and gives everything it holds back
 */
public record OpenPayments(PaymentStores stores, Runnable closing) implements OpenStore {}
