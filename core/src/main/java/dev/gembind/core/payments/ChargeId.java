package dev.gembind.core.payments;

/**
 * A provider's id of money it took.
 *
 * @param provider {@code telegram}, {@code stripe} or another short name of {@code a-z}
 * @param id as the provider names it: 1 to 200 printable ASCII characters without spaces
 */
public record ChargeId(String provider, String id) {
    private static final int MAX_PROVIDER = 20;
    private static final int MAX_ID = 200;

    /**
     * @throws IllegalArgumentException if either has the wrong length or another character
     */
    public ChargeId {
        boolean named = !provider.isEmpty()
                && provider.length() <= MAX_PROVIDER
                && provider.chars().allMatch(c -> c >= 'a' && c <= 'z');
        if (!named) {
            throw new IllegalArgumentException("provider must be 1 to " + MAX_PROVIDER + " characters of a-z");
        }
        boolean valid = !id.isEmpty() && id.length() <= MAX_ID && id.chars().allMatch(c -> c >= '!' && c <= '~');
        if (!valid) {
            throw new IllegalArgumentException("charge id must be 1 to " + MAX_ID + " printable ASCII characters");
        }
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static ChargeId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not a charge: there is no colon");
        }
        return new ChargeId(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Returns {@code provider:id}. */
    public String text() {
        return provider + ":" + id;
    }

    @Override
    public String toString() {
        return text();
    }
}
