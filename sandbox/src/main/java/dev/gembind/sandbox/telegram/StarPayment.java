package dev.gembind.sandbox.telegram;

import org.jspecify.annotations.Nullable;

/**
 * How a try to pay an invoice stands.
 *
 * @param state how far it is
 * @param error what the person reads when the bot refused, or null
 * @param charge the id of the charge when it was paid, or null
 */
public record StarPayment(
        State state, @Nullable String error, @Nullable String charge) {
    /** How far it is. */
    public enum State {
        /** The bot was asked and has not answered. */
        ASKED,
        /** The Stars changed hands. */
        PAID,
        /** The bot said no. */
        REFUSED,
        /** The bot did not answer within ten seconds. */
        TIMED_OUT,
        /** The person has too few Stars; the bot was not asked, or it happened meanwhile. */
        TOO_POOR
    }
}
