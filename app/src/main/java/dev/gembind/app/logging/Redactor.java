package dev.gembind.app.logging;

/**
 * Takes secrets out of a text by the names before them and by their shapes: bot tokens, bearer tokens, API keys, link
 * tokens and codes sent to the bot, session tokens, and the queries of addresses. One pass, linear in the text.
 */
final class Redactor {
    private static final String HIDDEN = "***";
    private static final String API_KEY = "gb_";
    private static final int API_KEY_MIN = 20;
    private static final int BOT_SECRET = 35;
    // a link token, and a session token or OAuth state, in base64url
    private static final int LINK_TOKEN = 23;
    private static final int SESSION_TOKEN = 43;

    private final String text;
    private final StringBuilder out;
    private int at;

    private Redactor(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    /** Returns the text with {@code ***} in place of everything that looks like a secret. */
    static String redact(String text) {
        return new Redactor(text).run();
    }

    private String run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Words.isWord(c)) {
                word(Words.end(text, at));
            } else if (c == '?' && isQuery()) {
                hide("?", Words.queryEnd(text, at));
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private void word(int end) {
        int value = SecretNames.valueStart(text, at, end);
        if (isBotToken(end)) {
            hide("", Words.end(text, end + 1));
        } else if (isApiKey(end)) {
            hide(API_KEY, end);
        } else if (isRandomText(end)) {
            hide("", end);
        } else if (value >= 0 && value < text.length()) {
            int start = at;
            copyTo(value);
            hide(
                    "",
                    SecretNames.takesWholeLine(text, start, end)
                            ? Words.headerEnd(text, value)
                            : Words.valueEnd(text, value));
        } else {
            boolean before = isBearer(end) || isBotCommand(end);
            copyTo(end);
            if (before) {
                copyTo(Words.skipSpaces(text, end));
                hide("", Words.valueEnd(text, at));
            }
        }
    }

    private boolean isBotToken(int end) {
        return end < text.length()
                && text.charAt(end) == ':'
                && endsInDigits(end)
                && Words.end(text, end + 1) - end > BOT_SECRET;
    }

    // the address of a Bot API call has "bot" before the number
    private boolean endsInDigits(int end) {
        return Words.isDigit(text.charAt(end - 1));
    }

    private boolean isApiKey(int end) {
        return end - at >= API_KEY_MIN && text.startsWith(API_KEY, at);
    }

    private boolean isRandomText(int end) {
        int length = end - at;
        return (length == SESSION_TOKEN || (length == LINK_TOKEN && text.charAt(at) == 'L')) && isMixed(end);
    }

    /** Random text has letters of both cases; names of things that are so long rarely have digits or dashes too. */
    private boolean isMixed(int end) {
        String word = text.substring(at, end);
        return word.chars().anyMatch(Character::isLowerCase)
                && word.chars().anyMatch(Character::isUpperCase)
                && word.chars().anyMatch(c -> !Character.isLetter(c));
    }

    private boolean isBearer(int end) {
        return text.substring(at, end).equalsIgnoreCase("Bearer") && end < text.length() && text.charAt(end) == ' ';
    }

    private boolean isBotCommand(int end) {
        String word = text.substring(at, end);
        return at > 0
                && text.charAt(at - 1) == '/'
                && (word.equals("start") || word.equals("link"))
                && end < text.length()
                && text.charAt(end) == ' ';
    }

    private boolean isQuery() {
        int name = Words.end(text, at + 1);
        return at > 0
                && text.charAt(at - 1) > ' '
                && name > at + 1
                && name < text.length()
                && (text.charAt(name) == '=' || text.charAt(name) == '&');
    }

    private void hide(String kept, int end) {
        if (end > at) {
            out.append(kept).append(HIDDEN);
            at = end;
        }
    }

    private void copyTo(int end) {
        out.append(text, at, end);
        at = end;
    }
}
