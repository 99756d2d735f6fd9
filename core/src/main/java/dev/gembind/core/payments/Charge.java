package dev.gembind.core.payments;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Gems;
import org.jspecify.annotations.Nullable;

/**
 * Money a provider took once, and what came of it. Immutable; a change makes the next version.
 *
 * @param id the provider's id
 * @param facts what is known of it
 * @param sale who got how many gems; null while nobody did
 * @param taken what was taken back
 * @param version 0 for one nothing is stored of, one more with each change
 */
public record Charge(ChargeId id, Facts facts, @Nullable Sale sale, Taken taken, long version) {
    /**
     * Who got the gems.
     *
     * @param user whose they are
     * @param gems how many
     */
    public record Sale(UserId user, Gems gems) {}

    /**
     * What was taken back and not given again.
     *
     * @param gems how many in all
     * @param owed how many of these became a debt, paid or not
     */
    public record Taken(Gems gems, Gems owed) {
        static final Taken NOTHING = new Taken(Gems.ZERO, Gems.ZERO);
    }

    /** What people and metrics are told. */
    public enum State {
        /** Something was told of it, but not the payment. */
        UNPAID,
        /** It was paid, and nobody knows for what: a person has to look. */
        SUSPENSE,
        /** The user has the gems. */
        CREDITED,
        /** Some gems were taken back. */
        PARTLY_REVERSED,
        /** All gems were taken back. */
        REVERSED
    }

    static Charge unknown(ChargeId id) {
        return new Charge(id, Facts.NONE, null, Taken.NOTHING, 0);
    }

    /** Returns how it stands. */
    public State state() {
        if (facts.payment() == null) {
            return State.UNPAID;
        }
        if (sale == null) {
            return State.SUSPENSE;
        }
        if (taken.gems().isZero()) {
            return State.CREDITED;
        }
        return taken.gems().equals(sale.gems()) ? State.REVERSED : State.PARTLY_REVERSED;
    }

    /** Tells whether it was paid, and its provider's statement has yet to tell so. */
    public boolean awaitsStatement() {
        return facts.payment() != null
                && !facts.stated()
                && Channel.find(id.provider()).filter(Channel::keepsStatement).isPresent();
    }

    /** Returns the same version with other parts, not to be stored as it is. */
    Charge after(Facts known, Taken gone) {
        return new Charge(id, known, sale, gone, version);
    }

    Charge next(Facts known, @Nullable Sale sold, Taken gone) {
        return new Charge(id, known, sold, gone, version + 1);
    }
}
