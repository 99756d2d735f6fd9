package dev.gembind.app.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is on when its keys are complete.
 *
 * @param title what it is called
 * @param needed without one of these it cannot work
 * @param extras may be added to them, and mean nothing alone
 */
record Feature(String title, List<Key<?>> needed, List<Key<?>> extras) {
    static final Feature DISCORD = new Feature(
            "Discord",
            List.of(
                    PlatformKeys.DISCORD_CLIENT_ID,
                    PlatformKeys.DISCORD_CLIENT_SECRET,
                    PlatformKeys.DISCORD_REDIRECT_URI),
            List.of(PlatformKeys.DISCORD_PUBLIC_KEY, PlatformKeys.DISCORD_BOT_TOKEN));
    static final Feature TELEGRAM = new Feature(
            "Telegram",
            List.of(PlatformKeys.TELEGRAM_BOT_TOKEN, PlatformKeys.TELEGRAM_BOT_USERNAME),
            List.of(PlatformKeys.TELEGRAM_WEBHOOK_SECRET));

    static final Feature STRIPE = new Feature(
            "Stripe", List.of(ServiceKeys.STRIPE_SECRET_KEY, ServiceKeys.STRIPE_WEBHOOK_SECRETS), List.of());

    /** Features that this version does not have yet; their keys are checked all the same. */
    static final List<Feature> LATER = List.of(
            new Feature(
                    "signing in with Telegram's own page",
                    List.of(PlatformKeys.TELEGRAM_LOGIN_CLIENT_ID, PlatformKeys.TELEGRAM_LOGIN_CLIENT_SECRET),
                    List.of(PlatformKeys.TELEGRAM_LOGIN_ISSUER)),
            new Feature(
                    "X",
                    List.of(
                            PlatformKeys.TWITTER_CLIENT_ID,
                            PlatformKeys.TWITTER_CLIENT_SECRET,
                            PlatformKeys.TWITTER_REDIRECT_URI),
                    List.of()),
            new Feature(
                    "the companion",
                    List.of(ServiceKeys.CHAT_API_BASE, ServiceKeys.CHAT_MODEL),
                    List.of(ServiceKeys.CHAT_API_KEY, ServiceKeys.CHAT_FALLBACKS)),
            new Feature(
                    "images",
                    List.of(ServiceKeys.REPLICATE_API_TOKEN, ServiceKeys.REPLICATE_MODEL),
                    List.of(ServiceKeys.REPLICATE_WEBHOOK_SECRET)),
            new Feature(
                    "voices",
                    List.of(ServiceKeys.ELEVENLABS_API_KEY, ServiceKeys.ELEVENLABS_VOICE_IDS),
                    List.of(
                            ServiceKeys.ELEVENLABS_MODEL,
                            ServiceKeys.ELEVENLABS_AGENT_ID,
                            ServiceKeys.ELEVENLABS_PHONE_NUMBER_ID,
                            ServiceKeys.ELEVENLABS_WEBHOOK_SECRET)),
            new Feature(
                    "videos",
                    List.of(ServiceKeys.WAVESPEED_API_KEY, ServiceKeys.WAVESPEED_MODEL),
                    List.of(ServiceKeys.WAVESPEED_WEBHOOK_SECRET)),
            new Feature(
                    "calls by Twilio",
                    List.of(
                            ServiceKeys.TWILIO_ACCOUNT_SID,
                            ServiceKeys.TWILIO_AUTH_TOKEN,
                            ServiceKeys.TWILIO_PHONE_NUMBER),
                    List.of()));

    static List<Feature> all() {
        return Stream.concat(Stream.of(DISCORD, TELEGRAM, STRIPE), LATER.stream())
                .toList();
    }

    boolean isOn(Values values) {
        return needed.stream().allMatch(values::isSet);
    }

    /** Tells whether somebody set any of its keys. */
    boolean isTouched(Values values) {
        return Stream.concat(needed.stream(), extras.stream()).anyMatch(values::isSet);
    }
}
