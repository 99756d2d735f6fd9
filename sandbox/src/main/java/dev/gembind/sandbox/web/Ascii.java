package dev.gembind.sandbox.web;

/** Classes of ASCII characters; digits and letters of other scripts belong to none. */
public final class Ascii {
    private Ascii() {}

    /** Says whether it is 0 to 9. */
    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Says whether it is a to z. */
    public static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    /** Says whether it is a letter or digit of ASCII. */
    public static boolean isAlphanumeric(int c) {
        return isDigit(c) || isLower(c) || isLower(c | 0x20);
    }
}
