package dev.gembind.app.config;

import dev.gembind.core.Secret;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The forms that values of more than one key have. */
final class Forms {
    private static final int MAX_TEXT = 2000;
    private static final int MAX_NUMBER_DIGITS = 9;

    private Forms() {}

    /** Any text on one line. */
    static Form<String> text(String words) {
        return new Form<>(words, false, value -> Optional.of(value).filter(Forms::isLine));
    }

    /** A text all of whose characters are allowed and whose length is right. */
    static Form<String> of(String words, int min, int max, IntPredicate allowed) {
        return new Form<>(
                words,
                false,
                value -> Optional.of(value)
                        .filter(v -> v.length() >= min
                                && v.length() <= max
                                && v.chars().allMatch(allowed)));
    }

    /** A secret of at least so many bytes. */
    static Form<Secret> secret(String words, int minBytes) {
        return new Form<>(
                words,
                true,
                value -> Optional.of(value)
                        .filter(Forms::isLine)
                        .map(Secret::of)
                        .filter(secret -> secret.bytes().length >= minBytes));
    }

    /** A secret whose text has a known shape. */
    static Form<Secret> secret(String words, Form<String> shape) {
        return new Form<>(words, true, value -> shape.read(value).map(Secret::of));
    }

    /** Several of a form, separated by commas; never none. */
    static <T> Form<List<T>> list(String words, Form<T> element) {
        return new Form<>(words, element.secret(), value -> {
            List<Optional<T>> parts = Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .map(part -> part.isEmpty() ? Optional.<T>empty() : element.read(part))
                    .toList();
            return parts.contains(Optional.<T>empty())
                    ? Optional.empty()
                    : Optional.of(parts.stream().flatMap(Optional::stream).toList());
        });
    }

    /** A whole number in a range. */
    static Form<Integer> number(int min, int max) {
        String words = "a whole number from " + min + " to " + max;
        return new Form<>(words, false, value -> digits(value).filter(n -> n >= min && n <= max));
    }

    /** A duration in a range. */
    static Form<Duration> duration(Duration min, Duration max) {
        String words = "an ISO 8601 duration from " + min + " to " + max + ", such as PT15M for 15 minutes";
        return new Form<>(
                words,
                false,
                value -> parseDuration(value).filter(d -> d.compareTo(min) >= 0 && d.compareTo(max) <= 0));
    }

    /** The lower-case name of one of the constants. */
    static <E extends Enum<E>> Form<E> choice(Class<E> type) {
        List<E> all = List.of(type.getEnumConstants());
        List<String> names = all.stream().map(Forms::lower).toList();
        return new Form<>("one of " + String.join(", ", names), false, value -> {
            int at = names.indexOf(value.toLowerCase(Locale.ROOT));
            return at < 0 ? Optional.empty() : Optional.of(all.get(at));
        });
    }

    /** The path of a file or folder. */
    static Form<Path> path(String words) {
        return new Form<>(words, false, value -> {
            try {
                return Optional.of(Path.of(value));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        });
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWordCharacter(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    static Optional<Integer> digits(String value) {
        boolean plain = !value.isEmpty()
                && value.length() <= MAX_NUMBER_DIGITS
                && value.chars().allMatch(Forms::isDigit);
        return plain ? Optional.of(Integer.valueOf(value)) : Optional.empty();
    }

    private static boolean isLine(String value) {
        return value.length() <= MAX_TEXT && value.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<Duration> parseDuration(String value) {
        try {
            return Optional.of(Duration.parse(value));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
