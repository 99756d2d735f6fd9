package dev.gembind.core.payments;

import java.time.Duration;

/** Gives money back. Thread-safe; its deadlines are shorter than the outbox's lease. */
public interface PaymentProvider {
    /** Returns the name its charges have. */
    String name();

    /** Tells whether {@link #refund} has to be told who paid. */
    boolean needsPayer();

    /**
     * Gives all money of a charge back. Asking twice gives it back once.
     *
     * @param payer the platform account that paid, as the provider names it; empty when it needs none
     * @param name what the refund is called here: the same when it is asked for again, another one for a charge whose
     *     earlier refund failed
     */
    Answer refund(ChargeId charge, String payer, String name);

    /** What the provider said. */
    sealed interface Answer {
        /** The money goes back, or went back before. */
        record Done() implements Answer {}

        /**
         * It will not give it back.
         *
         * @param reason for people, without secrets
         */
        record Refused(String reason) implements Answer {}

        /**
         * Nobody knows; asking again tells.
         *
         * @param reason for people, without secrets
         * @param notBefore the shortest time to wait, as the provider asked; zero when it did not
         */
        record Unknown(String reason, Duration notBefore) implements Answer {}
    }
}
