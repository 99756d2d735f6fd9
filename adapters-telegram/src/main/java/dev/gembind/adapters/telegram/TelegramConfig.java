package dev.gembind.adapters.telegram;

import dev.gembind.core.Secret;
import dev.gembind.http.HttpConfig;
import java.net.URI;
import java.time.Duration;

/**
 * How to reach Telegram and as which bot.
 *
 * @param token the bot's token as BotFather gave it; it is part of every URL, so it is never logged
 * @param username the bot's user name without the at sign
 * @param apiBase scheme, host and port of the Bot API server
 * @param callTimeout the whole time one call may take, from connecting to the last byte
 * @param pollTimeout how long the server may hold an empty poll; at most 50 seconds (the server cuts longer ones)
 */
public record TelegramConfig(Secret token, String username, URI apiBase, Duration callTimeout, Duration pollTimeout) {
    /** Telegram's own server. */
    public static final URI TELEGRAM = URI.create("https://api.telegram.org");

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MAX_POLL_TIMEOUT = Duration.ofSeconds(50);
    private static final int MAX_TOKEN = 80;
    private static final int MIN_USERNAME = 5;
    private static final int MAX_USERNAME = 32;

    /**
     * @throws IllegalArgumentException if a value cannot be right; the message names the field, never the token
     */
    public TelegramConfig {
        require(isToken(token.reveal()), "token must look like 123456:ABC-def, as BotFather gives it");
        require(isUsername(username), "username must be 5 to 32 of A-Z a-z 0-9 _ without @, but is " + username);
        require(HttpConfig.isOrigin(apiBase), "apiBase must be scheme, host and port only, but is " + apiBase);
        require(isPositive(callTimeout), "callTimeout must be positive, but is " + callTimeout);
        require(
                pollTimeout.toSeconds() >= 1 && pollTimeout.compareTo(MAX_POLL_TIMEOUT) <= 0,
                "pollTimeout must be 1 to 50 seconds, but is " + pollTimeout);
    }

    /** Returns the configuration for Telegram's own server with the usual limits. */
    public static TelegramConfig of(Secret token, String username) {
        return new TelegramConfig(token, username, TELEGRAM, CALL_TIMEOUT, MAX_POLL_TIMEOUT);
    }

    /** Returns the same, against another server. */
    public TelegramConfig withApiBase(URI base) {
        return new TelegramConfig(token, username, base, callTimeout, pollTimeout);
    }

    /** Returns the same, with another limit for each call. */
    public TelegramConfig withCallTimeout(Duration timeout) {
        return new TelegramConfig(token, username, apiBase, timeout, pollTimeout);
    }

    private static boolean isToken(String token) {
        int colon = token.indexOf(':');
        return colon > 0
                && colon < token.length() - 1
                && token.length() <= MAX_TOKEN
                && token.charAt(0) != '0'
                && token.substring(0, colon).chars().allMatch(c -> c >= '0' && c <= '9')
                && token.substring(colon + 1).chars().allMatch(c -> isWordCharacter(c) || c == '-');
    }

    private static boolean isUsername(String name) {
        return name.length() >= MIN_USERNAME
                && name.length() <= MAX_USERNAME
                && name.chars().allMatch(TelegramConfig::isWordCharacter);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static boolean isWordCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
