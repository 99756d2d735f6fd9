package dev.gembind.adapters.telegram;

import org.jspecify.annotations.Nullable;

/**
 * The person behind an update, as Telegram names them now.
 *
 * @param id Telegram's own number, the only thing that identifies
 * @param firstName as the person chose it; may be hostile
 * @param lastName as the person chose it, or null
 * @param username the public user name without the at sign, or null
 */
record Sender(
        long id,
        String firstName,
        @Nullable String lastName,
        @Nullable String username) {
    private static final int MAX_NAME = 64;
    private static final int TAIL = 10_000;

    /** Returns the name to show: the user name if there is one, else the full name. Not cleaned. */
    String shownName() {
        if (username != null && !username.isBlank()) {
            return "@" + username;
        }
        return lastName == null ? firstName : firstName + " " + lastName;
    }

    /**
     * Returns the name to show to this person: on one line, at most 64 code points, without controls and without what is
     * invisible or turns the direction of reading. It only ever tells people which of their own accounts is meant.
     */
    String cleanName() {
        StringBuilder clean = new StringBuilder();
        int left = MAX_NAME;
        String raw = shownName();
        for (int i = 0; i < raw.length() && left > 0; ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (isVisible(c)) {
                clean.appendCodePoint(c);
                left--;
            }
        }
        String name = clean.toString().strip();
        return name.isEmpty() ? "…" + id % TAIL : name;
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
