package dev.gembind.adapters.telegram;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the bot shows: plain text, so that no name in it can be taken for markup, and buttons below.
 *
 * @param text cut to what Telegram takes (4096 UTF-16 units; Bot API, "sendMessage")
 * @param buttons may be empty
 * @param layout how the buttons stand
 */
record Screen(String text, List<Button> buttons, Layout layout) {
    private static final int MAX_TEXT = 4096;
    private static final int MAX_DATA = 64;

    /**
     * A button that sends its data back when pressed.
     *
     * @param label what the person reads
     * @param data 1 to 64 bytes (Bot API, "InlineKeyboardButton")
     */
    record Button(String label, String data) {
        Button {
            int bytes = data.getBytes(StandardCharsets.UTF_8).length;
            if (bytes < 1 || bytes > MAX_DATA) {
                throw new IllegalArgumentException("button data must be 1 to 64 bytes, but has " + bytes);
            }
        }
    }

    /** How buttons stand. */
    enum Layout {
        /** Beside each other. */
        ROW,
        /** Below each other. */
        COLUMN
    }

    Screen {
        text = cut(text);
        buttons = List.copyOf(buttons);
    }

    static Screen of(String text, Button... buttons) {
        return new Screen(text, List.of(buttons), Layout.ROW);
    }

    private static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = MAX_TEXT - 1;
        // half of a surrogate pair is no character, and Telegram refuses the whole message
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
