package dev.gembind.adapters.telegram;

/**
 * Tells by its looks whether somebody typed a code, so that chatter is not counted as a wrong try. Whether a code is
 * right is core's to say; what looks like one but has a letter of another alphabet in it is passed on and refused there.
 */
final class CodeShape {
    private static final int LETTERS = 8;
    private static final int HALF = 4;
    // longer than any code with spaces between all its letters
    private static final int MAX_TYPED = 24;
    private static final int TOKEN_LENGTH = 23;
    private static final int MAX_PAYLOAD = 64;
    private static final String VOWELS = "AEIOUYaeiouy";

    private CodeShape() {}

    /** Tells whether the text is a token from a link: L and 22 characters of base64url. */
    static boolean isToken(String text) {
        return text.length() == TOKEN_LENGTH && text.charAt(0) == 'L' && isPayload(text);
    }

    /** Tells whether the text may be what a link carries: 1 to 64 of A-Z a-z 0-9 _ - (Telegram, "Deep linking"). */
    static boolean isPayload(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_PAYLOAD
                && text.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '_'
                                || c == '-');
    }

    /**
     * Tells whether the text is eight letters in two groups with a dash between them, or eight consonants with any spaces
     * and dashes: codes have no vowels, words do.
     */
    static boolean isTypedCode(String text) {
        if (text.length() > MAX_TYPED) {
            return false;
        }
        int letters = 0;
        int vowels = 0;
        boolean grouped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                vowels += VOWELS.indexOf(c) >= 0 ? 1 : 0;
            } else if (isDash(c)) {
                grouped |= letters == HALF;
            } else if (!Character.isWhitespace(c)) {
                return false;
            }
        }
        return letters == LETTERS && (grouped || vowels == 0);
    }

    /** Phones turn dashes into longer ones. */
    private static boolean isDash(char c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION;
    }
}
