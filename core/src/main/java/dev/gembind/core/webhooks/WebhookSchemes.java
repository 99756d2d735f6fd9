package dev.gembind.core.webhooks;

import dev.gembind.core.Secret;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The dialects of providers. Each takes up to eight secrets, so that one can be changed without losing an event, and
 * refuses with {@link IllegalArgumentException} what cannot be a secret of that provider, without quoting it.
 */
public final class WebhookSchemes {
    private static final int MIN_ISSUED = 8;
    private static final int MIN_TELEGRAM = 16;
    private static final int MAX_TELEGRAM = 256;
    private static final String PREFIX = "whsec_";
    private static final Duration SHORTEST_ELEVEN_LABS = Duration.ofMinutes(5);
    private static final Duration LONGEST_ELEVEN_LABS = Duration.ofMinutes(30);

    private WebhookSchemes() {}

    /**
     * Standard Webhooks, as Replicate, OpenAI and Svix send them.
     *
     * @param secrets {@code whsec_} and a shared key in base64, or {@code whpk_} and a public Ed25519 key
     */
    public static WebhookVerifier standard(List<Secret> secrets, TimestampWindow window) {
        return new MessageScheme(StandardKeys.checking(secrets), window);
    }

    /**
     * Wavespeed: the headers of Standard Webhooks, but the key is the text behind {@code whsec_} as it is, and signatures
     * are {@code v3,} and hexadecimal digits (its documentation, "Verify webhooks"). The id is that of the task, not of the
     * event: two states of one task come under the same id.
     */
    public static WebhookVerifier wavespeed(List<Secret> secrets, TimestampWindow window) {
        KeyRing.requireSome("Wavespeed", secrets.size());
        return new MessageScheme(
                secrets.stream()
                        .map(secret -> new VersionedKey<CheckingKey>("v3,", wavespeedKey(secret)))
                        .toList(),
                window);
    }

    /**
     * Stripe. The event's id stands in the body.
     *
     * @param secrets the endpoint's, with {@code whsec_}, which belongs to the key
     */
    public static WebhookVerifier stripe(List<Secret> secrets, TimestampWindow window) {
        return new FieldScheme("Stripe-Signature", new VersionedKey<>("v1=", hexRing("Stripe", secrets)), window);
    }

    /**
     * ElevenLabs. Its events have no id.
     *
     * @param window of 5 to 30 minutes; the provider's own library has 30, and tries again for longer than 5
     */
    public static WebhookVerifier elevenLabs(List<Secret> secrets, TimestampWindow window) {
        Duration tolerance = window.tolerance();
        if (tolerance.compareTo(SHORTEST_ELEVEN_LABS) < 0 || tolerance.compareTo(LONGEST_ELEVEN_LABS) > 0) {
            throw new IllegalArgumentException(
                    "tolerance for ElevenLabs must be from PT5M to PT30M, but is " + tolerance);
        }
        return new FieldScheme(
                "ElevenLabs-Signature", new VersionedKey<>("v0=", hexRing("ElevenLabs", secrets)), window);
    }

    /**
     * Discord's interactions and webhook events. The endpoint must answer 401 to what is rejected: Discord tries that from
     * time to time.
     *
     * @param publicKeys of the application, 64 hexadecimal digits
     */
    public static WebhookVerifier discord(List<String> publicKeys, TimestampWindow window) {
        List<Secret> texts =
                publicKeys.stream().map(WebhookSchemes::discordText).toList();
        return new DiscordScheme(KeyRing.of("Discord", 1, texts, WebhookSchemes::discordKey), window);
    }

    /**
     * Telegram's webhook.
     *
     * @param secrets as given to {@code setWebhook}: 16 to 256 letters, digits, {@code _} and {@code -}
     */
    public static WebhookVerifier telegram(List<Secret> secrets) {
        return new TelegramScheme(KeyRing.of("Telegram", MIN_TELEGRAM, secrets, WebhookSchemes::telegramKey));
    }

    /**
     * Twilio's callbacks, forms and JSON. They carry no time, so each must be taken once.
     *
     * @param authTokens of the account
     */
    public static WebhookVerifier twilio(List<Secret> authTokens) {
        return twilio(authTokens, MIN_ISSUED);
    }

    /** Twilio's published examples have a token that is shorter than any real one. */
    static WebhookVerifier twilio(List<Secret> authTokens, int minLength) {
        return new TwilioScheme(KeyRing.of(
                "Twilio", minLength, authTokens, secret -> new HmacKey(HmacKey.Form.SHA1_BASE64, secret.bytes())));
    }

    private static KeyRing hexRing(String provider, List<Secret> secrets) {
        return KeyRing.of(
                provider, MIN_ISSUED, secrets, secret -> new HmacKey(HmacKey.Form.SHA256_HEX, secret.bytes()));
    }

    private static HmacKey wavespeedKey(Secret secret) {
        String text = secret.reveal();
        String key = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        if (key.length() < MIN_ISSUED) {
            throw new IllegalArgumentException("a secret of Wavespeed has " + key.length() + " characters behind "
                    + PREFIX + ", but must have at least " + MIN_ISSUED);
        }
        return new HmacKey(HmacKey.Form.SHA256_HEX, TextKey.utf8(key));
    }

    private static TextKey telegramKey(Secret secret) {
        String text = secret.reveal();
        if (text.length() > MAX_TELEGRAM || !text.chars().allMatch(WebhookSchemes::isTokenCharacter)) {
            throw new IllegalArgumentException("a secret of Telegram must be at most " + MAX_TELEGRAM
                    + " letters of ASCII, digits, underscores and hyphens");
        }
        return new TextKey(secret.bytes());
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private static Secret discordText(String publicKey) {
        if (publicKey.isBlank()) {
            throw new IllegalArgumentException("a public key of Discord must not be blank");
        }
        return Secret.of(publicKey);
    }

    private static PublicKeyEd25519 discordKey(Secret publicKey) {
        return hex(publicKey.reveal())
                .flatMap(raw -> PublicKeyEd25519.of(raw, WebhookSchemes::hex))
                .orElseThrow(() -> new IllegalArgumentException(
                        "a public key of Discord must be an Ed25519 key in 64 hexadecimal digits"));
    }

    private static Optional<byte[]> hex(String text) {
        try {
            return Optional.of(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
