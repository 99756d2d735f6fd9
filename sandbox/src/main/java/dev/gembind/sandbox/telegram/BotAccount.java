package dev.gembind.sandbox.telegram;

import dev.gembind.sandbox.web.Ascii;

/**
 * A bot as its owner registered it.
 *
 * @param token {@code <bot id>:<secret>}; never printed
 * @param username the name after the at sign, ending in {@code bot}
 * @param name the name shown to people
 */
public record BotAccount(String token, String username, String name) {
    /** Checks the form of the token and that the names are there. */
    public BotAccount {
        int colon = token.indexOf(':');
        if (colon < 1 || !token.substring(0, colon).chars().allMatch(Ascii::isDigit)) {
            throw new IllegalArgumentException("a bot token must look like <digits>:<secret>");
        }
        if (username.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a bot needs a username and a name");
        }
    }

    /** Returns the bot's user id. */
    public long id() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    @Override
    public String toString() {
        return "BotAccount[token=***, username=" + username + ", name=" + name + "]";
    }
}
