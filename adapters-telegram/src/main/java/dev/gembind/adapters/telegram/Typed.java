package dev.gembind.adapters.telegram;

import java.util.Locale;

/** What a written message asks for. Read by one pass over the text, never by a regular expression. */
sealed interface Typed {
    /**
     * A command to this bot.
     *
     * @param name in lower case, without slash
     * @param argument what follows it, without outer white space; may be empty
     */
    record Command(String name, String argument) implements Typed {}

    /** A command to another bot in the same chat. */
    record Elsewhere() implements Typed {}

    /** Anything else, without outer white space. */
    record Words(String text) implements Typed {}

    /** Reads a text; {@code botUsername} is compared without regard to case. */
    static Typed read(String text, String botUsername) {
        String line = text.strip();
        if (line.length() < 2 || line.charAt(0) != '/') {
            return new Words(line);
        }
        int end = endOfWord(line);
        String argument = line.substring(end).strip();
        String word = line.substring(1, end);
        int at = word.indexOf('@');
        if (at < 0) {
            return new Command(word.toLowerCase(Locale.ROOT), argument);
        }
        return word.substring(at + 1).equalsIgnoreCase(botUsername)
                ? new Command(word.substring(0, at).toLowerCase(Locale.ROOT), argument)
                : new Elsewhere();
    }

    private static int endOfWord(String line) {
        int end = 1;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return end;
    }
}
