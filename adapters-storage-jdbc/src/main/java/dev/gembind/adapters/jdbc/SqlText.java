package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.StorageException.Outcome;

/**
 * Texts as the database keeps them. PostgreSQL has no NUL in a text, so U+0000 becomes U+0001 and {@code 0}, and U+0001
 * itself becomes U+0001 and {@code 1}; every other text stays as it is, and different texts stay different.
 */
final class SqlText {
    private static final char MARK = '\u0001';
    private static final char NUL = '0';
    private static final char MARK_ITSELF = '1';

    private SqlText() {}

    /**
     * Returns what to store or to compare with.
     *
     * @throws ConstraintViolatedException if the text has an unpaired surrogate, which UTF-8 cannot hold
     */
    static String encode(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i += requirePair(text, i);
            }
            plain &= c > MARK;
        }
        return plain ? text : escape(text);
    }

    /**
     * Returns what was stored.
     *
     * @throws IllegalArgumentException if {@link #encode} cannot have made it
     */
    static String decode(String stored) {
        if (stored.indexOf(MARK) < 0) {
            return stored;
        }
        StringBuilder text = new StringBuilder(stored.length());
        for (int i = 0; i < stored.length(); i++) {
            char c = stored.charAt(i);
            if (c == MARK) {
                i++;
                c = marked(i < stored.length() ? stored.charAt(i) : MARK);
            }
            text.append(c);
        }
        return text.toString();
    }

    private static String escape(String text) {
        StringBuilder stored = new StringBuilder(text.length() + 2);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > MARK) {
                stored.append(c);
            } else {
                stored.append(MARK).append(c == MARK ? MARK_ITSELF : NUL);
            }
        }
        return stored.toString();
    }

    private static char marked(char c) {
        return switch (c) {
            case NUL -> '\0';
            case MARK_ITSELF -> MARK;
            default -> throw new IllegalArgumentException("a text with a mark that means nothing");
        };
    }

    /** Returns how many characters follow the one at the place. */
    private static int requirePair(String text, int at) {
        if (!Character.isHighSurrogate(text.charAt(at))
                || at + 1 == text.length()
                || !Character.isLowSurrogate(text.charAt(at + 1))) {
            throw new ConstraintViolatedException(
                    Outcome.NOT_COMMITTED, "a text has an unpaired surrogate at " + at, null);
        }
        return 1;
    }
}
