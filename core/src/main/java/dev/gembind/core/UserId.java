package dev.gembind.core;

/**
 * The id of a user, as the host site names it: 1 to 64 characters of {@code A-Z a-z 0-9 . _ : -}. Case matters.
 *
 * @param value the id as given
 */
public record UserId(String value) implements Comparable<UserId> {
    private static final int MAX_LENGTH = 64;

    /**
     * @throws IllegalArgumentException if the value is empty, too long, or holds another character
     */
    public UserId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "user id must be 1 to 64 characters of A-Z a-z 0-9 . _ : -, but has " + value.length());
        }
    }

    /** Tells whether the text may be a user id; never throws. */
    public static boolean isValid(String value) {
        int length = value.length();
        if (length == 0 || length > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) { // every request makes such ids; a stream would cost ten times this
            if (!isAllowed(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == ':'
                || c == '-';
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
