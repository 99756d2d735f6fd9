package dev.gembind.core.payments;

/**
 * How far a provider's statement was read.
 *
 * @param provider the name its charges have
 * @param offset how many rows were read, from the oldest on
 */
public record StatementMark(String provider, long offset) {
    /**
     * @throws IllegalArgumentException if the offset is negative
     */
    public StatementMark {
        if (offset < 0) {
            throw new IllegalArgumentException("offset must not be negative, but is " + offset);
        }
    }
}
