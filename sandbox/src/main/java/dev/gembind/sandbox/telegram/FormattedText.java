package dev.gembind.sandbox.telegram;

import dev.gembind.sandbox.web.Ascii;
import java.util.ArrayList;
import java.util.List;

/**
 * A text without markup and what is marked in it.
 *
 * @param text the plain text
 * @param entities the marked parts, outer ones before inner ones
 */
record FormattedText(String text, List<TextEntity> entities) {
    FormattedText {
        entities = List.copyOf(entities);
    }

    /** Takes a text as it is typed; Telegram itself marks bot commands in it. */
    static FormattedText plain(String text) {
        return new FormattedText(text, commands(text));
    }

    private static List<TextEntity> commands(String text) {
        List<TextEntity> found = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            boolean begins = text.charAt(i) == '/' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)));
            if (begins) {
                int end = i + 1;
                while (end < text.length() && isCommandChar(text.charAt(end))) {
                    end++;
                }
                if (end > i + 1) {
                    found.add(new TextEntity("bot_command", i, end - i, null));
                }
                i = end - 1;
            }
        }
        return found;
    }

    private static boolean isCommandChar(char c) {
        return Ascii.isAlphanumeric(c) || c == '_' || c == '@';
    }
}
