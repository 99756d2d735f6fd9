package dev.gembind.app.logging;

/** Finds the words that secrets are made of: {@code A-Z a-z 0-9 _ -}. */
final class Words {
    private Words() {}

    static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '-';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Returns the end of the word that begins at an index; the index itself if none does. */
    static int end(String text, int start) {
        int end = start;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Returns where a value that begins at an index ends: at a space, a quote, or what closes or separates. */
    static int valueEnd(String text, int start) {
        int end = start;
        while (end < text.length() && !endsValue(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Returns where the query of an address ends that begins at an index. */
    static int queryEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) > ' ' && "\"'\\<>)]}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Returns where the value of a header ends: with its line, or with the quotes around it. */
    static int headerEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= ' ' && "\"'\\]}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    static int skipSpaces(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static boolean endsValue(char c) {
        return c <= ' ' || "\"'\\,;&)]}<>".indexOf(c) >= 0;
    }
}
