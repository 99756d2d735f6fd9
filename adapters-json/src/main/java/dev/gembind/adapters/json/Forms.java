package dev.gembind.adapters.json;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What texts in a document look like. */
final class Forms {
    static final String ID = "1 to 40 characters of a-z 0-9 -";
    static final String ACTION = "1 to 40 characters of a-z 0-9 _";
    static final String LANGUAGE = "a language such as en or pt-BR";
    static final String TITLE = "a text of 1 to 100 characters in one line";
    static final String CURRENCY = "three capital letters";
    static final String PERIOD = "a period of at least a day, such as P30D";

    private static final int MAX_ID = 40;
    private static final int MAX_TITLE = 100;
    private static final int MAX_LANGUAGE = 12;

    private Forms() {}

    static boolean isId(String text) {
        return isMadeOf(text, '-');
    }

    static boolean isAction(String text) {
        return isMadeOf(text, '_');
    }

    private static boolean isMadeOf(String text, char mark) {
        return !text.isEmpty()
                && text.length() <= MAX_ID
                && text.chars().allMatch(c -> isLower(c) || (c >= '0' && c <= '9') || c == mark);
    }

    static boolean isLanguage(String text) {
        return text.length() >= 2
                && text.length() <= MAX_LANGUAGE
                && isLower(text.charAt(0))
                && isLower(text.charAt(1))
                && text.chars().allMatch(c -> isLower(c) || (c >= 'A' && c <= 'Z') || c == '-');
    }

    static boolean isTitle(String text) {
        return !text.isBlank()
                && text.length() <= MAX_TITLE
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || isHalf(c));
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isPeriod(String text) {
        return period(text)
                .filter(period -> period.compareTo(Duration.ofDays(1)) >= 0)
                .isPresent();
    }

    static Optional<Duration> period(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
