package dev.gembind.core.payments;

import dev.gembind.core.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody pays again and again. It belongs to one order, whose payload comes back with every payment. Immutable.
 *
 * @param order the order that began it, unique
 * @param user who gets the gems of each payment
 * @param plan the id of the offer
 * @param provider the name its charges have
 * @param state how it stands, as the provider told last
 * @param entitledUntil until when it is paid by money that stayed; the epoch when there is none
 * @param charges the first and the last payment; null when nobody told of one yet
 * @param takenBack whether the money of the last payment went back
 */
public record Subscription(
        String order,
        UserId user,
        String plan,
        String provider,
        State state,
        Instant entitledUntil,
        @Nullable Charges charges,
        boolean takenBack) {
    /** How long somebody whose payment failed is treated as if it had not: the provider may try again. */
    public static final Duration GRACE = Duration.ofDays(3);

    /** How it stands. Names are stored and never change. */
    public enum State {
        /** It renews by itself. */
        ACTIVE,
        /** It ends when what is paid is over. */
        CANCELED,
        /** The last renewal could not be paid. */
        FAILED,
        /** It is over; never stored, for time alone brings it about. */
        EXPIRED
    }

    /**
     * Payments of a subscription.
     *
     * @param first the one that began it
     * @param last the one that reaches furthest, whether its money stayed or not
     */
    public record Charges(ChargeId first, ChargeId last) {}

    static Subscription begun(Order order, String provider, State state) {
        return new Subscription(
                order.id(), order.user(), order.item().offer(), provider, state, Instant.EPOCH, null, false);
    }

    /** Returns how it stands at a time. */
    public State stateAt(Instant now) {
        return isEntitledAt(now) ? state : State.EXPIRED;
    }

    /**
     * Tells whether its user may have what it brings; a renewal that is late or failed has some time. Whose money went back
     * waits for no renewal.
     */
    public boolean isEntitledAt(Instant now) {
        boolean exact = state == State.CANCELED || takenBack;
        return charges != null && now.isBefore(exact ? entitledUntil : entitledUntil.plus(GRACE));
    }

    /** Tells whether the provider may take money for it again. */
    boolean mayRenewAt(Instant now) {
        return state != State.CANCELED && (isEntitledAt(now) || takenBack);
    }

    /** Tells whether it was canceled, and is not over. */
    boolean mayBeTurnedOnAt(Instant now) {
        return state == State.CANCELED && isEntitledAt(now);
    }

    /** Tells whether the provider may still take money for it, though that of the last payment went back. */
    public boolean mayRenewThoughTakenBack() {
        return takenBack && state != State.CANCELED;
    }

    /**
     * Somebody paid. Payments may be told of in any order: only the one that reaches furthest says that the subscription is
     * active again.
     */
    Subscription paid(ChargeId charge, boolean furthest) {
        Charges known = charges;
        if (known == null) {
            return with(state, new Charges(charge, charge));
        }
        return furthest ? with(State.ACTIVE, new Charges(known.first(), charge)) : this;
    }

    /** Its payments, or their money, changed. */
    Subscription entitled(Instant until, boolean lastTakenBack) {
        return new Subscription(order, user, plan, provider, state, until, charges, lastTakenBack);
    }

    Subscription in(State next) {
        return with(next, charges);
    }

    private Subscription with(State next, @Nullable Charges payments) {
        return new Subscription(order, user, plan, provider, next, entitledUntil, payments, takenBack);
    }
}
