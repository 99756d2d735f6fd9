package dev.gembind.app.config;

import dev.gembind.core.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Services that later versions use. Their values are checked already, so that a file can be prepared. */
final class ServiceKeys {
    private static final int MIN_SECRET = 8;
    private static final int MAX_TURNS = 10_000;
    private static final int MAX_COUNT = 100_000_000;
    private static final Form<Secret> API_KEY = Forms.secret("the key that the service gave you", MIN_SECRET);
    private static final Form<String> NAME = Forms.text("the name as the service writes it");
    private static final Form<Path> FILE = Forms.path("the path of a file");
    private static final Form<List<Secret>> SECRETS = Forms.list("secrets separated by commas, newest first", API_KEY);

    static final Key<List<Secret>> PAYMENT_WEBHOOK_SECRETS =
            Key.of("PAYMENT_WEBHOOK_SECRETS", SECRETS, "what payment events of the host site are signed with");
    static final Key<Secret> STRIPE_SECRET_KEY = Key.of("STRIPE_SECRET_KEY", API_KEY, "the key to call Stripe with");
    static final Key<List<Secret>> STRIPE_WEBHOOK_SECRETS =
            Key.of("STRIPE_WEBHOOK_SECRETS", SECRETS, "what Stripe signs its events with");
    static final Key<URI> STRIPE_API_BASE =
            Key.of("STRIPE_API_BASE", WebForms.service(), "where Stripe is").or("https://api.stripe.com");
    static final Key<Path> CATALOGUE_FILE =
            Key.of("GEMBIND_CATALOGUE_FILE", FILE, "prices and packages; a default one ships");

    static final Key<URI> CHAT_API_BASE =
            Key.of("CHAT_API_BASE", WebForms.serviceWithPath(), "an OpenAI-compatible service, with /v1");
    static final Key<Secret> CHAT_API_KEY = Key.of("CHAT_API_KEY", API_KEY, "its key");
    static final Key<String> CHAT_MODEL = Key.of("CHAT_MODEL", NAME, "the model to talk with");
    static final Key<String> CHAT_FALLBACKS =
            Key.of("CHAT_FALLBACKS", Forms.text("name=base|model entries separated by commas"), "whom to ask instead");
    static final Key<URI> MODERATION_API_BASE =
            Key.of("MODERATION_API_BASE", WebForms.serviceWithPath(), "a moderation service, with /v1");
    static final Key<Path> CHARACTER_FILE = Key.of("GEMBIND_CHARACTER_FILE", FILE, "the companion's character");
    static final Key<Path> OFFERS_FILE = Key.of("GEMBIND_OFFERS_FILE", FILE, "offers made during a chat");
    static final Key<Integer> HISTORY_MAX_TURNS = Key.of(
                    "GEMBIND_HISTORY_MAX_TURNS", Forms.number(1, MAX_TURNS), "how many turns of a chat are kept")
            .or("40");
    static final Key<Integer> HISTORY_MAX_TOKENS = Key.of(
            "GEMBIND_HISTORY_MAX_TOKENS", Forms.number(1, MAX_COUNT), "how many tokens of a chat are sent along");
    static final Key<Integer> MESSAGE_MAX_CHARS = Key.of(
                    "GEMBIND_MESSAGE_MAX_CHARS", Forms.number(1, MAX_COUNT), "how long a message may be")
            .or("4000");
    static final Key<Integer> ACTIVE_SESSIONS_MAX = Key.of(
                    "GEMBIND_ACTIVE_SESSIONS_MAX", Forms.number(1, MAX_COUNT), "how many chats are held in memory")
            .or("10000");

    static final Key<Secret> REPLICATE_API_TOKEN = Key.of("REPLICATE_API_TOKEN", API_KEY, "the token for Replicate");
    static final Key<String> REPLICATE_MODEL = Key.of("REPLICATE_MODEL", NAME, "the model that draws");
    static final Key<Secret> REPLICATE_WEBHOOK_SECRET =
            Key.of("REPLICATE_WEBHOOK_SECRET", API_KEY, "what Replicate signs its events with");
    static final Key<URI> REPLICATE_API_BASE = Key.of(
                    "REPLICATE_API_BASE", WebForms.serviceWithPath(), "where Replicate is, with /v1")
            .or("https://api.replicate.com/v1");
    static final Key<Secret> ELEVENLABS_API_KEY = Key.of("ELEVENLABS_API_KEY", API_KEY, "the key for ElevenLabs");
    static final Key<List<String>> ELEVENLABS_VOICE_IDS =
            Key.of("ELEVENLABS_VOICE_IDS", Forms.list("voice ids separated by commas", NAME), "the voices, best first");
    static final Key<String> ELEVENLABS_MODEL = Key.of("ELEVENLABS_MODEL", NAME, "the model that speaks");
    static final Key<String> ELEVENLABS_AGENT_ID = Key.of("ELEVENLABS_AGENT_ID", NAME, "the agent that calls");
    static final Key<String> ELEVENLABS_PHONE_NUMBER_ID =
            Key.of("ELEVENLABS_PHONE_NUMBER_ID", NAME, "the number that calls");
    static final Key<Secret> ELEVENLABS_WEBHOOK_SECRET =
            Key.of("ELEVENLABS_WEBHOOK_SECRET", API_KEY, "what ElevenLabs signs its events with");
    static final Key<URI> ELEVENLABS_API_BASE = Key.of("ELEVENLABS_API_BASE", WebForms.service(), "where ElevenLabs is")
            .or("https://api.elevenlabs.io");
    static final Key<Secret> WAVESPEED_API_KEY = Key.of("WAVESPEED_API_KEY", API_KEY, "the key for WaveSpeed");
    static final Key<String> WAVESPEED_MODEL = Key.of("WAVESPEED_MODEL", NAME, "the model that films");
    static final Key<Secret> WAVESPEED_WEBHOOK_SECRET =
            Key.of("WAVESPEED_WEBHOOK_SECRET", API_KEY, "what WaveSpeed signs its events with");
    static final Key<URI> WAVESPEED_API_BASE = Key.of(
                    "WAVESPEED_API_BASE", WebForms.serviceWithPath(), "where WaveSpeed is, with /api/v3")
            .or("https://api.wavespeed.ai/api/v3");
    static final Key<String> TWILIO_ACCOUNT_SID = Key.of("TWILIO_ACCOUNT_SID", NAME, "the account at Twilio");
    static final Key<Secret> TWILIO_AUTH_TOKEN = Key.of("TWILIO_AUTH_TOKEN", API_KEY, "the account's token");
    static final Key<String> TWILIO_PHONE_NUMBER =
            Key.of("TWILIO_PHONE_NUMBER", Forms.text("a number such as +15550100"), "the number that calls");

    static final KeyGroup PAYMENTS = new KeyGroup(
            "Payments",
            List.of(
                    PAYMENT_WEBHOOK_SECRETS,
                    STRIPE_SECRET_KEY,
                    STRIPE_WEBHOOK_SECRETS,
                    STRIPE_API_BASE,
                    CATALOGUE_FILE));
    static final KeyGroup COMPANION = new KeyGroup(
            "Companion",
            List.of(
                    CHAT_API_BASE,
                    CHAT_API_KEY,
                    CHAT_MODEL,
                    CHAT_FALLBACKS,
                    MODERATION_API_BASE,
                    CHARACTER_FILE,
                    OFFERS_FILE,
                    HISTORY_MAX_TURNS,
                    HISTORY_MAX_TOKENS,
                    MESSAGE_MAX_CHARS,
                    ACTIVE_SESSIONS_MAX));
    static final KeyGroup MEDIA = new KeyGroup(
            "Media and calls",
            List.of(
                    REPLICATE_API_TOKEN,
                    REPLICATE_MODEL,
                    REPLICATE_WEBHOOK_SECRET,
                    REPLICATE_API_BASE,
                    ELEVENLABS_API_KEY,
                    ELEVENLABS_VOICE_IDS,
                    ELEVENLABS_MODEL,
                    ELEVENLABS_AGENT_ID,
                    ELEVENLABS_PHONE_NUMBER_ID,
                    ELEVENLABS_WEBHOOK_SECRET,
                    ELEVENLABS_API_BASE,
                    WAVESPEED_API_KEY,
                    WAVESPEED_MODEL,
                    WAVESPEED_WEBHOOK_SECRET,
                    WAVESPEED_API_BASE,
                    TWILIO_ACCOUNT_SID,
                    TWILIO_AUTH_TOKEN,
                    TWILIO_PHONE_NUMBER));

    private ServiceKeys() {}
}
