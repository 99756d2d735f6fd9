package dev.gembind.adapters.discord;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.PlatformAccount;

/** Discord's ids (API reference, Snowflakes): unsigned 64-bit numbers, as texts of ASCII digits without a leading zero. */
final class Snowflake {
    private Snowflake() {}

    static boolean isOne(String text) {
        return PlatformAccount.isValid(Platform.DISCORD, text);
    }
}
