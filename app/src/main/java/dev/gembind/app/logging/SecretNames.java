package dev.gembind.app.logging;

import java.util.List;
import java.util.Locale;

/** Knows secrets by the names that stand before them. */
final class SecretNames {
    private static final List<String> ENDINGS = List.of(
            "token",
            "secret",
            "secrets",
            "password",
            "passwd",
            "authorization",
            "cookie",
            "apikey",
            "api_key",
            "api-key",
            "secret_key",
            "secret-key",
            "verifier",
            "dsn");

    // in a header the value follows a colon and a space, as the words of a sentence may
    private static final List<String> HEADERS = List.of("authorization", "cookie", "set-cookie");
    private static final int LONGEST = 64;

    private SecretNames() {}

    /**
     * Finds where the value begins that the word before it says is secret.
     *
     * @param start where the word begins
     * @param end where it ends
     * @return the value's first index, or -1 if the word names no secret or no value follows
     */
    static int valueStart(String text, int start, int end) {
        if (end - start > LONGEST) {
            return -1;
        }
        String name = text.substring(start, end).toLowerCase(Locale.ROOT);
        if (ENDINGS.stream().noneMatch(name::endsWith)) {
            return -1;
        }
        int quote = quoteEnd(text, end);
        int separator = Words.skipSpaces(text, quote);
        if (separator >= text.length()) {
            return -1;
        }
        char c = text.charAt(separator);
        int value = quoteEnd(text, Words.skipSpaces(text, separator + 1));
        boolean colon = c == ':' && (quote > end || HEADERS.contains(name) || isQuoted(text, value));
        return c == '=' || colon ? value : -1;
    }

    /** Tells whether everything to the end of the line belongs to the value. */
    static boolean takesWholeLine(String text, int start, int end) {
        return HEADERS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    // a quote may be escaped, when JSON stands inside JSON
    private static int quoteEnd(String text, int at) {
        int next = at < text.length() && text.charAt(at) == '\\' ? at + 1 : at;
        boolean quoted = next < text.length() && (text.charAt(next) == '"' || text.charAt(next) == '\'');
        return quoted ? next + 1 : at;
    }

    private static boolean isQuoted(String text, int value) {
        return value > 0 && value <= text.length() && (text.charAt(value - 1) == '"' || text.charAt(value - 1) == '\'');
    }
}
