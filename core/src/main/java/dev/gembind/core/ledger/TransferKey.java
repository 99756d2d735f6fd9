package dev.gembind.core.ledger;

/**
 * What makes a transfer happen at most once: the same key in the same scope is the same transfer.
 *
 * @param scope the family of operations and whose they are, such as {@code spend:alice}; 1 to 160 characters
 * @param key chosen by the caller: 1 to 255 printable ASCII characters. Case and spaces matter
 */
public record TransferKey(String scope, String key) {
    private static final int MAX_SCOPE = 160;
    private static final int MAX_KEY = 255;

    /**
     * @throws IllegalArgumentException if either has the wrong length or another character
     */
    public TransferKey {
        if (!isPrintable(scope, MAX_SCOPE)) {
            throw new IllegalArgumentException("scope must be 1 to " + MAX_SCOPE + " printable ASCII characters");
        }
        if (!isValid(key)) {
            throw new IllegalArgumentException(
                    "idempotency key must be 1 to " + MAX_KEY + " printable ASCII characters");
        }
    }

    /** Tells whether the text may be a key; never throws. */
    public static boolean isValid(String key) {
        return isPrintable(key, MAX_KEY);
    }

    private static boolean isPrintable(String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
