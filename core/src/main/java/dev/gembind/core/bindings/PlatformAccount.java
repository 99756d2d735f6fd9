package dev.gembind.core.bindings;

import dev.gembind.core.Platform;

/**
 * An account on a platform, by the platform's own numeric id in canonical form: ASCII digits, no leading zero. User
 * names are never identities: they change hands.
 *
 * <p>Discord ids are unsigned 64-bit snowflakes of 15 to 20 digits (Discord, API reference, Snowflakes); Telegram user
 * ids have at most 52 bits (Telegram, Bot API, User); X ids have at most 19 digits (X, API v2, Users).
 *
 * @param platform where
 * @param id the numeric id as text
 */
public record PlatformAccount(Platform platform, String id) {
    private static final int DISCORD_MIN_DIGITS = 15;
    private static final int MAX_DIGITS = 20;
    private static final int TWITTER_MAX_DIGITS = 19;
    private static final long TELEGRAM_MAX = (1L << 52) - 1;
    private static final int SHOWN_DIGITS = 4;

    /**
     * @throws IllegalArgumentException if the id is not canonical for the platform
     */
    public PlatformAccount {
        if (!isValid(platform, id)) {
            throw new IllegalArgumentException("not a " + platform.title() + " id: a text of " + id.length()
                    + " characters that is not its canonical number");
        }
    }

    /** Tells whether the text is a canonical id of the platform; never throws. */
    public static boolean isValid(Platform platform, String id) {
        return isCanonicalNumber(id)
                && switch (platform) {
                    case DISCORD -> id.length() >= DISCORD_MIN_DIGITS && fitsUnsignedLong(id);
                    case TELEGRAM -> id.length() <= TWITTER_MAX_DIGITS - 1 && Long.parseLong(id) <= TELEGRAM_MAX;
                    case TWITTER -> id.length() <= TWITTER_MAX_DIGITS;
                };
    }

    /** Returns the last four digits, for people to recognise an account by. */
    public String tail() {
        return id.substring(Math.max(0, id.length() - SHOWN_DIGITS));
    }

    private static boolean isCanonicalNumber(String id) {
        int length = id.length();
        if (length == 0 || length > MAX_DIGITS || id.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean fitsUnsignedLong(String id) {
        return id.length() < MAX_DIGITS || id.compareTo(Long.toUnsignedString(-1L)) <= 0;
    }

    @Override
    public String toString() {
        return platform.key() + ":…" + tail();
    }
}
