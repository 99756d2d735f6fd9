package dev.gembind.sandbox.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Ascii;
import dev.gembind.sandbox.web.Json;

/**
 * An account on the simulated Discord.
 *
 * @param id a snowflake in decimal
 * @param username the unique name
 * @param globalName the name shown to people
 */
public record DiscordUser(String id, String username, String globalName) {
    private static final int MAX_NAME = 32;

    /** Checks the id and the lengths. */
    public DiscordUser {
        if (!isSnowflake(id)) {
            throw new IllegalArgumentException("a Discord id has 15 to 20 digits, not: " + id);
        }
        if (username.isBlank() || username.length() > MAX_NAME) {
            throw new IllegalArgumentException("username must have 1 to " + MAX_NAME + " characters");
        }
        if (globalName.isBlank() || globalName.length() > MAX_NAME) {
            throw new IllegalArgumentException("globalName must have 1 to " + MAX_NAME + " characters");
        }
    }

    private static boolean isSnowflake(String id) {
        if (id.length() < 15 || id.length() > 20 || id.charAt(0) == '0') {
            return false;
        }
        if (!id.chars().allMatch(Ascii::isDigit)) {
            return false;
        }
        try {
            return Long.parseUnsignedLong(id) != 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    ObjectNode json() {
        ObjectNode user = Json.object()
                .put("id", id)
                .put("username", username)
                .put("discriminator", "0")
                .put("global_name", globalName)
                .putNull("avatar")
                .put("public_flags", 0)
                .put("flags", 0);
        return user.putNull("banner").put("mfa_enabled", false).put("locale", "en-US");
    }
}
