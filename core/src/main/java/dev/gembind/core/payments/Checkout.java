package dev.gembind.core.payments;

import java.net.URI;
import java.time.Duration;

/** Makes the page on which an order is paid. Thread-safe; it is called outside of any transaction. */
public interface Checkout {
    /** Returns the channel it sells through. */
    Channel channel();

    /** Tells whether it can sell what is paid again and again. */
    boolean sellsSubscriptions();

    /** Returns for how long after it was made an order can be paid on its page, if not as long as the order lives. */
    default Duration pageLife() {
        return PaymentService.ORDER_LIFE;
    }

    /**
     * Makes the page of an order. Asking again for the same order makes no second order, and may give the same page or
     * another one of it.
     */
    Answer open(Bill bill);

    /**
     * What is to be paid.
     *
     * @param order at the price it was made at
     * @param payload names the order to a provider that gives it back
     * @param title what people read
     */
    record Bill(Order order, String payload, String title) {}

    /** What the provider said. */
    sealed interface Answer {
        /**
         * It can be paid there.
         *
         * @param url where
         */
        record Opened(URI url) implements Answer {}

        /**
         * It will not sell this.
         *
         * @param reason for the log, without secrets
         */
        record Refused(String reason) implements Answer {}

        /**
         * It did not answer; asking again may help.
         *
         * @param reason for the log, without secrets
         * @param notBefore the shortest time to wait, as the provider asked; zero when it did not
         */
        record Unavailable(String reason, Duration notBefore) implements Answer {}
    }
}
