package dev.gembind.core.bindings;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far a {@link LinkAttempt} has come. A state without successors is final. */
public enum AttemptState {
    /** Made; its token and code are unused. */
    PENDING,
    /** The authorization code came back and is being exchanged; the state parameter is used up. */
    EXCHANGING,
    /** The account is proven; somebody has to confirm. */
    VERIFIED,
    /** The account's owner agreed in the bot to a sign-in that the browser has yet to pick up. */
    CONFIRMED,
    /** The account is bound. */
    BOUND,
    /** The browser is signed in. */
    SIGNED_IN,
    /** The account or the user has another binding. */
    REJECTED,
    /** The person said no. */
    CANCELLED,
    /** Time ran out. */
    EXPIRED,
    /** The platform said no, or the wrong browser came back. */
    FAILED,
    /** The same user started another one for the same platform. */
    SUPERSEDED;

    private static final Set<AttemptState> GIVEN_UP = EnumSet.of(CANCELLED, EXPIRED, FAILED, SUPERSEDED);

    /** Tells whether an attempt may go from this state to the other. */
    public boolean canBecome(AttemptState next) {
        return successors().contains(next);
    }

    /** Tells whether the attempt is still under way. */
    public boolean isLive() {
        return !successors().isEmpty();
    }

    /** Returns the lower-case name used in answers and files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private Set<AttemptState> successors() {
        return switch (this) {
            case PENDING -> with(EXCHANGING, VERIFIED);
            case EXCHANGING -> with(VERIFIED, SIGNED_IN);
            case VERIFIED -> with(CONFIRMED, BOUND, SIGNED_IN, REJECTED);
            case CONFIRMED -> with(SIGNED_IN, REJECTED);
            case BOUND, SIGNED_IN, REJECTED, CANCELLED, EXPIRED, FAILED, SUPERSEDED -> Set.of();
        };
    }

    private static Set<AttemptState> with(AttemptState... forward) {
        Set<AttemptState> all = EnumSet.copyOf(GIVEN_UP);
        all.addAll(Set.of(forward));
        return all;
    }
}
