package dev.gembind.app.config;

import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The applications and bots registered with platforms. */
final class PlatformKeys {
    private static final int MIN_SECRET = 8;
    private static final int MIN_USERNAME = 5;
    private static final int MAX_USERNAME = 32;
    private static final int MAX_WEBHOOK_SECRET = 256;
    private static final int MIN_WEBHOOK_SECRET = 16;
    private static final int PUBLIC_KEY_HEX = 64;
    private static final int MAX_CLIENT_ID = 200;
    private static final int MIN_SNOWFLAKE = 15;
    private static final int MAX_SNOWFLAKE = 20;
    private static final int MAX_TOKEN = 80;
    private static final Form<Secret> CLIENT_SECRET =
            Forms.secret("the secret that the platform shows once", MIN_SECRET);
    private static final Form<String> CLIENT_ID =
            Forms.of("the client id that the platform shows", 1, MAX_CLIENT_ID, c -> c > ' ' && c <= '~');

    /** How updates of Telegram arrive. */
    enum TelegramMode {
        POLLING,
        WEBHOOK
    }

    static final Key<String> DISCORD_CLIENT_ID = Key.of(
            "DISCORD_CLIENT_ID",
            Forms.of("the application's id of 15 to 20 digits", MIN_SNOWFLAKE, MAX_SNOWFLAKE, Forms::isDigit),
            "the id of the application registered with Discord");
    static final Key<Secret> DISCORD_CLIENT_SECRET =
            Key.of("DISCORD_CLIENT_SECRET", CLIENT_SECRET, "the application's OAuth2 secret");
    static final Key<URI> DISCORD_REDIRECT_URI = Key.of(
            "DISCORD_REDIRECT_URI", WebForms.page(), "BASE_URL/auth/discord/callback, as registered with Discord");
    static final Key<String> DISCORD_PUBLIC_KEY = Key.of(
            "DISCORD_PUBLIC_KEY",
            Forms.of(
                    "the application's public key of 64 hexadecimal digits",
                    PUBLIC_KEY_HEX,
                    PUBLIC_KEY_HEX,
                    c -> Character.digit(c, 16) >= 0),
            "checks who calls the interactions address");
    static final Key<Secret> DISCORD_BOT_TOKEN =
            Key.of("DISCORD_BOT_TOKEN", CLIENT_SECRET, "the token of the application's bot");
    static final Key<URI> DISCORD_API_BASE =
            Key.of("DISCORD_API_BASE", WebForms.service(), "where Discord is").or("https://discord.com");

    static final Key<Secret> TELEGRAM_BOT_TOKEN = Key.of(
            "TELEGRAM_BOT_TOKEN",
            Forms.secret("the token as BotFather gave it, such as 123456:ABC-def", botToken()),
            "the bot's token");
    static final Key<String> TELEGRAM_BOT_USERNAME = Key.of(
            "TELEGRAM_BOT_USERNAME",
            Forms.of(
                    "the bot's user name: 5 to 32 of A-Z a-z 0-9 _ without @",
                    MIN_USERNAME,
                    MAX_USERNAME,
                    Forms::isWordCharacter),
            "the bot's user name; links are made of it");
    static final Key<TelegramMode> TELEGRAM_MODE = Key.of(
                    "TELEGRAM_MODE", Forms.choice(TelegramMode.class), "how updates arrive")
            .or("polling");
    static final Key<Secret> TELEGRAM_WEBHOOK_SECRET = Key.of(
            "TELEGRAM_WEBHOOK_SECRET",
            Forms.secret(
                    "16 to 256 of A-Z a-z 0-9 _ -",
                    Forms.of("", MIN_WEBHOOK_SECRET, MAX_WEBHOOK_SECRET, c -> Forms.isWordCharacter(c) || c == '-')),
            "proves that an update comes from Telegram");
    static final Key<URI> TELEGRAM_API_BASE = Key.of("TELEGRAM_API_BASE", WebForms.service(), "where the Bot API is")
            .or("https://api.telegram.org");
    static final Key<String> TELEGRAM_LOGIN_CLIENT_ID =
            Key.of("TELEGRAM_LOGIN_CLIENT_ID", CLIENT_ID, "the client id for signing in with Telegram");
    static final Key<Secret> TELEGRAM_LOGIN_CLIENT_SECRET =
            Key.of("TELEGRAM_LOGIN_CLIENT_SECRET", CLIENT_SECRET, "the client secret for signing in with Telegram");
    static final Key<URI> TELEGRAM_LOGIN_ISSUER =
            Key.of("TELEGRAM_LOGIN_ISSUER", WebForms.serviceWithPath(), "who signs Telegram's login tokens");

    static final Key<String> TWITTER_CLIENT_ID =
            Key.of("TWITTER_CLIENT_ID", CLIENT_ID, "the id of the application registered with X");
    static final Key<Secret> TWITTER_CLIENT_SECRET =
            Key.of("TWITTER_CLIENT_SECRET", CLIENT_SECRET, "the application's OAuth 2.0 secret");
    static final Key<URI> TWITTER_REDIRECT_URI =
            Key.of("TWITTER_REDIRECT_URI", WebForms.page(), "BASE_URL/auth/twitter/callback, as registered with X");
    static final Key<URI> TWITTER_AUTHORIZE_BASE = Key.of(
                    "TWITTER_AUTHORIZE_BASE", WebForms.service(), "where X asks people")
            .or("https://x.com");
    static final Key<URI> TWITTER_API_BASE = Key.of("TWITTER_API_BASE", WebForms.service(), "where the API of X is")
            .or("https://api.x.com");

    static final KeyGroup DISCORD = new KeyGroup(
            "Discord",
            List.of(
                    DISCORD_CLIENT_ID,
                    DISCORD_CLIENT_SECRET,
                    DISCORD_REDIRECT_URI,
                    DISCORD_PUBLIC_KEY,
                    DISCORD_BOT_TOKEN,
                    DISCORD_API_BASE));
    static final KeyGroup TELEGRAM = new KeyGroup(
            "Telegram",
            List.of(
                    TELEGRAM_BOT_TOKEN,
                    TELEGRAM_BOT_USERNAME,
                    TELEGRAM_MODE,
                    TELEGRAM_WEBHOOK_SECRET,
                    TELEGRAM_API_BASE,
                    TELEGRAM_LOGIN_CLIENT_ID,
                    TELEGRAM_LOGIN_CLIENT_SECRET,
                    TELEGRAM_LOGIN_ISSUER));
    static final KeyGroup TWITTER = new KeyGroup(
            "X",
            List.of(
                    TWITTER_CLIENT_ID,
                    TWITTER_CLIENT_SECRET,
                    TWITTER_REDIRECT_URI,
                    TWITTER_AUTHORIZE_BASE,
                    TWITTER_API_BASE));

    private PlatformKeys() {}

    /** Returns the path below BASE_URL that a platform sends people back to. */
    static String callbackPath(Platform platform) {
        return "/auth/" + platform.key() + "/callback";
    }

    private static Form<String> botToken() {
        return new Form<>("", true, value -> {
            int colon = value.indexOf(':');
            boolean fits = colon > 0
                    && colon < value.length() - 1
                    && value.length() <= MAX_TOKEN
                    && value.charAt(0) != '0'
                    && value.substring(0, colon).chars().allMatch(Forms::isDigit)
                    && value.substring(colon + 1).chars().allMatch(c -> Forms.isWordCharacter(c) || c == '-');
            return fits ? Optional.of(value) : Optional.empty();
        });
    }
}
