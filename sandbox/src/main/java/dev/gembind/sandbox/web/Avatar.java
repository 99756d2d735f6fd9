package dev.gembind.sandbox.web;

/** A round picture with the first letters of a name, in a colour that depends on the name alone. */
public final class Avatar {
    /** Spreads similar names over the eight colours (Fibonacci hashing); the top three bits choose. */
    private static final int SPREAD = 0x9E3779B9;

    private static final int TOP_BITS = 29;

    private Avatar() {}

    /** Draws the picture; it is hidden from screen readers, since the name always stands beside it. */
    public static Markup of(String name) {
        int colour = (name.hashCode() * SPREAD) >>> TOP_BITS;
        return Markup.of("<span class=\"avatar tint{}\" aria-hidden=\"true\">{}</span>", colour, initials(name));
    }

    private static String initials(String name) {
        StringBuilder out = new StringBuilder();
        boolean start = true;
        for (int i = 0; i < name.length() && out.codePointCount(0, out.length()) < 2; ) {
            int c = name.codePointAt(i);
            if (start && Character.isLetterOrDigit(c)) {
                out.appendCodePoint(Character.toUpperCase(c));
                start = false;
            }
            start |= Character.isWhitespace(c);
            i += Character.charCount(c);
        }
        return out.length() == 0 ? "?" : out.toString();
    }
}
