package dev.gembind.core.payments;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Gems;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish of ours to give a charge back. There is at most one for each charge that is pending or done.
 *
 * @param id unique, sorts by time
 * @param charge what is given back
 * @param user whose gems go
 * @param gems how they are settled
 * @param state how far it is
 * @param reason why it failed; null when it did not
 * @param askedAt when it was asked for
 */
public record Refund(
        String id,
        ChargeId charge,
        UserId user,
        Backing gems,
        State state,
        @Nullable String reason,
        Instant askedAt) {

    /**
     * Which gems pay for it.
     *
     * @param hold what is set aside of the user's gems; null when there was nothing to set aside
     * @param missing how many more the charge had brought
     * @param ifMissing what becomes of these
     */
    public record Backing(@Nullable String hold, Gems missing, Missing ifMissing) {}

    /** What happens when some of the gems are spent. */
    public enum Missing {
        /** The refund is refused. */
        REFUSE,
        /** The house gives them up. */
        WRITE_OFF,
        /** The user owes them. */
        DEBT
    }

    /** How far a refund is. Names are stored and never change. */
    public enum State {
        /** The gems are set aside, the provider is asked. */
        PENDING,
        /** The money went back. */
        DONE,
        /** The provider refused, or the money came back later; the gems are back. Nothing follows this. */
        FAILED
    }

    /** Tells whether it may be stored in place of another state of the same refund. */
    public boolean follows(Refund stored) {
        return switch (stored.state()) {
            case PENDING -> state != State.PENDING;
            case DONE -> state == State.FAILED;
            case FAILED -> false;
        };
    }

    Refund backedBy(String hold) {
        Backing backing = new Backing(hold, gems.missing(), gems.ifMissing());
        return new Refund(id, charge, user, backing, state, reason, askedAt);
    }

    Refund in(State next, @Nullable String why) {
        return new Refund(id, charge, user, gems, next, why, askedAt);
    }
}
