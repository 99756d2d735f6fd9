package dev.gembind.core.ledger;

/**
 * A whole number of gems, never negative. At most 2<sup>53</sup> − 1, so that JSON readers that keep numbers as doubles stay
 * exact.
 *
 * @param units how many
 */
public record Gems(long units) implements Comparable<Gems> {
    /** The most there can be in one place. */
    public static final long MAX_UNITS = (1L << 53) - 1;

    /** None. */
    public static final Gems ZERO = new Gems(0);

    /**
     * @throws IllegalArgumentException if it is negative or more than {@link #MAX_UNITS}
     */
    public Gems {
        if (units < 0 || units > MAX_UNITS) {
            throw new IllegalArgumentException("gems must be between 0 and " + MAX_UNITS + ", but are " + units);
        }
    }

    /** Tells whether there are none. */
    public boolean isZero() {
        return units == 0;
    }

    /**
     * Keeps requests about nothing out.
     *
     * @throws IllegalArgumentException if there are none
     */
    void requireSome() {
        if (isZero()) {
            throw new IllegalArgumentException("gems must be at least 1");
        }
    }

    /**
     * Returns the sum.
     *
     * @throws IllegalArgumentException if it is more than {@link #MAX_UNITS}
     */
    public Gems plus(Gems other) {
        return new Gems(units + other.units); // two of at most 2^53 cannot overflow
    }

    /**
     * Returns the difference.
     *
     * @throws IllegalArgumentException if the other is more than this
     */
    public Gems minus(Gems other) {
        return new Gems(units - other.units);
    }

    /** Returns the smaller one. */
    public Gems min(Gems other) {
        return units <= other.units ? this : other;
    }

    @Override
    public int compareTo(Gems other) {
        return Long.compare(units, other.units);
    }

    @Override
    public String toString() {
        return Long.toString(units);
    }
}
