package dev.gembind.core.webhooks;

import java.time.Instant;

/**
 * An event that was taken.
 *
 * @param source who sent it, such as {@code stripe}: 1 to 64 visible ASCII characters
 * @param id its id there: 1 to 255 characters
 * @param fingerprint what it said, as 64 lower-case hexadecimal digits; usually {@link InboundWebhook#bodyHash()}
 * @param seenAt when it was taken, in microseconds
 */
public record SeenEvent(String source, String id, String fingerprint, Instant seenAt) {
    private static final int MAX_SOURCE = 64;
    private static final int MAX_ID = 255;
    private static final int FINGERPRINT = 64;

    /**
     * @throws IllegalArgumentException if a text is not of the length that it must have, or has other characters
     */
    public SeenEvent {
        requireLength("source", source, MAX_SOURCE);
        if (!source.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException("source must be of visible ASCII characters");
        }
        requireLength("id", id, MAX_ID);
        if (fingerprint.length() != FINGERPRINT
                || !fingerprint.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("fingerprint must be " + FINGERPRINT + " lower-case hexadecimal digits");
        }
    }

    /** Returns one text for source and id, which no other two make, and which sorts as source and then id do. */
    public String key() {
        return key(source, id);
    }

    /** Returns {@link #key()} of an event. */
    public static String key(String source, String id) {
        return source + ' ' + id; // sources have no space, and all they have sorts after it
    }

    private static void requireLength(String field, String text, int max) {
        if (text.isEmpty() || text.length() > max) {
            throw new IllegalArgumentException(
                    field + " must have from 1 to " + max + " characters, but has " + text.length());
        }
    }
}
