package dev.gembind.core.payments;

/**
 * An amount of money.
 *
 * @param amount in the currency's smallest unit, more than zero; whole stars for XTR
 * @param currency three capital letters
 */
public record Price(long amount, String currency) {
    private static final int LETTERS = 3;

    /**
     * @throws IllegalArgumentException if the amount is not positive, or the currency not three capital letters
     */
    public Price {
        if (amount < 1) {
            throw new IllegalArgumentException("price must be more than zero, but is " + amount);
        }
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("currency must be three capital letters");
        }
    }

    /** Tells whether the text may be a currency; never throws. */
    public static boolean isCurrency(String text) {
        return text.length() == LETTERS && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    @Override
    public String toString() {
        return amount + " " + currency;
    }
}
