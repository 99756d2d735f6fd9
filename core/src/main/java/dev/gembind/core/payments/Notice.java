package dev.gembind.core.payments;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Gems;
import java.util.Optional;

/**
 * What a user is told of a payment.
 *
 * @param event what happened
 * @param user whom it concerns
 * @param gems how many came or went
 * @param charge the charge it is about
 */
public record Notice(Event event, UserId user, Gems gems, ChargeId charge) {
    private static final int PARTS = 4;

    /** What happened. Names are stored and never change. */
    public enum Event {
        /** Gems came. */
        CREDITED,
        /** Gems went because money went back. */
        REVERSED,
        /** They came again. */
        REINSTATED,
        /** A refund we were asked for could not be made. */
        REFUND_FAILED,
        /** A subscription ends when what is paid is over, as it was asked for. */
        SUBSCRIPTION_CANCELED,
        /** A subscription that was canceled may be turned on again. */
        SUBSCRIPTION_ALLOWED,
        /** What was asked for of a subscription could not be done. */
        SUBSCRIPTION_FAILED
    }

    /** Returns the topic under which the outbox keeps notices. */
    public static String topic() {
        return Receipts.TOPIC;
    }

    /** Returns the notice as the outbox keeps it. */
    String text() {
        return event + " " + user.value() + " " + gems.units() + " " + charge.text();
    }

    /** Reads what {@link #text} wrote; empty when it is something else. */
    public static Optional<Notice> read(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            ChargeId charge = ChargeId.parse(parts[3]);
            Gems gems = new Gems(Long.parseLong(parts[2]));
            return Optional.of(new Notice(Event.valueOf(parts[0]), new UserId(parts[1]), gems, charge));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
