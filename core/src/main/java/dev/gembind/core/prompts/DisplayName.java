package dev.gembind.core.prompts;

import org.jspecify.annotations.Nullable;

/**
 * A name a person chose, cleaned for showing: 1 to 64 code points on one line, in Unicode form C. Never a key; two people
 * may have the same one.
 *
 * <p>Letters of every script, right-to-left names and emoji sequences stay as they are. Controls, bidi controls,
 * invisible code points, floods of combining marks and unpaired surrogates are taken out, and what a language model could
 * read as a change of speaker ({@code <|im_start|>}, {@code [INST]}, {@code System:}) is replaced by a look-alike.
 *
 * @param value the cleaned name
 */
public record DisplayName(String value) {
    /** The longest name, in code points. */
    public static final int MAX_CODE_POINTS = 64;

    /**
     * Takes a name that {@link #of} made earlier, for instance from storage; for anything else use {@link #of}.
     *
     * @throws IllegalArgumentException if the value is blank, longer than {@link #MAX_CODE_POINTS}, or holds a control
     *     character, a line separator or an unpaired surrogate
     */
    public DisplayName {
        if (value.isBlank() || value.length() > 2 * MAX_CODE_POINTS || codePoints(value) > MAX_CODE_POINTS) {
            throw new IllegalArgumentException("display name must have 1 to 64 code points, but is blank or has "
                    + value.length() + " characters");
        }
        if (breaksText(value)) {
            throw new IllegalArgumentException("display name holds a control character or an unpaired surrogate");
        }
    }

    /**
     * Cleans a name from outside. Total: any input gives a name, in time linear in at most the first 1,024 characters.
     * Cleaning a cleaned name changes nothing.
     *
     * @param raw the name as received; may be null, blank or hostile
     * @param fallback what to show when nothing visible is left, such as {@code "user"}; a constant of the caller
     * @throws IllegalArgumentException if nothing visible is left and the fallback is blank or too long
     */
    public static DisplayName of(@Nullable String raw, String fallback) {
        String cleaned = raw == null ? "" : NameCleaner.clean(raw);
        return new DisplayName(cleaned.isEmpty() ? fallback : cleaned);
    }

    /** A loop, because storages make millions of names: a stream costs ten times as much. */
    private static boolean breaksText(String value) {
        int point;
        for (int i = 0; i < value.length(); i += Character.charCount(point)) {
            point = value.codePointAt(i);
            if (Invisibles.breaksText(point)) {
                return true;
            }
        }
        return false;
    }

    private static int codePoints(String value) {
        return value.codePointCount(0, value.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
