package dev.gembind.core.payments;

import dev.gembind.core.Tokens;
import dev.gembind.core.UserId;

/** Makes the id of an order from its user and key, so that the same wish finds its order again without a second index. */
final class OrderIds {
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int CHARS = 26;

    private OrderIds() {}

    /** Returns 26 characters that are the same for the same user and key, and for no other by chance or by design. */
    static String of(UserId user, String key) {
        // a user's id has no blank, so that no two pairs make one text
        byte[] hash = Tokens.digest("order " + user.value() + " " + key);
        char[] id = new char[CHARS];
        for (int i = 0; i < CHARS; i++) {
            id[i] = ALPHABET[hash[i] & (ALPHABET.length - 1)];
        }
        return new String(id);
    }
}
