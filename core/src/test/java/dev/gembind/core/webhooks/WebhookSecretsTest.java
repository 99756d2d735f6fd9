package dev.gembind.core.webhooks;

import static dev.gembind.core.webhooks.Deliveries.NOW;
import static dev.gembind.core.webhooks.Deliveries.at;
import static dev.gembind.core.webhooks.Deliveries.secrets;
import static dev.gembind.core.webhooks.Deliveries.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gembind.core.Secret;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be a secret is refused at the start, by a message that does not quote it. */
@Tag("A-24")
class WebhookSecretsTest {
    private static final TimestampWindow WINDOW = at(NOW);
    private static final Map<String, Function<List<Secret>, Object>> MAKERS = Map.of(
            "Standard Webhooks", secrets -> WebhookSchemes.standard(secrets, WINDOW),
            "Wavespeed", secrets -> WebhookSchemes.wavespeed(secrets, WINDOW),
            "Stripe", secrets -> WebhookSchemes.stripe(secrets, WINDOW),
            "ElevenLabs", secrets -> WebhookSchemes.elevenLabs(secrets, WINDOW),
            "Telegram", WebhookSchemes::telegram,
            "Twilio", WebhookSchemes::twilio);

    static Iterable<String> providers() {
        return MAKERS.keySet();
    }

    private static void assertRefused(String provider, String saying, List<Secret> secrets) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAKERS.get(provider).apply(secrets))
                .withMessageContaining(provider)
                .withMessageContaining(saying);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void withoutASecretNothingIsChecked(String provider) {
        assertRefused(provider, "has 0", List.of());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void manySecretsAreRefused(String provider) {
        assertRefused(provider, "has 9", Collections.nCopies(9, Secret.of("c2VjcmV0LXNlY3JldC1zZWNyZXQtMTIz")));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aShortSecretIsRefusedAndNotQuoted(String provider) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAKERS.get(provider).apply(secrets("kurz123")))
                .withMessageContaining(provider)
                .withMessageNotContaining("kurz123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whsec_",
                "whsec_!!!",
                "whsec_c2hvcnQ=",
                "whpk_AAAA",
                "whpk_",
                "whsk_AAAA",
                "key?key?key?key?key?key?"
            })
    void whatIsNoKeyOfStandardWebhooksIsRefused(String text) {
        String good = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSchemes.standard(secrets(good, text), WINDOW))
                .withMessageStartingWith("secret 2 of Standard Webhooks ")
                .withMessageNotContaining("AAAA")
                .withMessageNotContaining("?key");
    }

    @Test
    void aKeyHasAtLeastTwentyFourBytes() {
        assertThat(WebhookSchemes.standard(secrets(shared(24)), WINDOW)).isNotNull();
        assertRefused("Standard Webhooks", "has 23 bytes", secrets(shared(23)));
    }

    @Test
    void halvesOfKeysAreNotMixedUp() {
        String seed = "whsk_" + Base64.getEncoder().encodeToString(new byte[32]);
        String open = "whpk_"
                + Base64.getEncoder()
                        .encodeToString(HexFormat.of()
                                .parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));

        assertRefused("Standard Webhooks", "is a private key", secrets(seed));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StandardWebhookSigner(secrets(open)))
                .withMessageContaining("is a public key");
        assertThatIllegalArgumentException()
                .as("halves of different keys")
                .isThrownBy(() -> new StandardWebhookSigner(
                        secrets("whsk_" + Base64.getEncoder().encodeToString(new byte[64]))))
                .withMessageContaining("32 or 64 bytes");
    }

    @Test
    void bytesThatAreNoPointOfTheCurveAreNoKey() {
        byte[] off = new byte[32];
        Arrays.fill(off, (byte) 0xff);

        assertRefused(
                "Standard Webhooks",
                "Ed25519",
                secrets("whpk_" + Base64.getEncoder().encodeToString(off)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sixteen letters!", "spaces are not for it", "ümlaute-sind-nicht-erlaubt"})
    void aTelegramSecretHasOnlyCharactersOfBase64Url(String text) {
        assertRefused("Telegram", "letters of ASCII", secrets(text));
    }

    @Test
    void aTelegramSecretIsNotEndless() {
        assertThat(WebhookSchemes.telegram(secrets("x".repeat(256)))).isNotNull();
        assertRefused("Telegram", "at most 256", secrets("x".repeat(257)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "d75a98", "zz5a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"})
    void whatIsNoPublicKeyOfDiscordIsRefused(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSchemes.discord(List.of(key), WINDOW))
                .withMessageContaining("Discord");
    }

    @Test
    void aWebhookWithoutAProperIdIsNotSigned() {
        StandardWebhookSigner signer = new StandardWebhookSigner(secrets(shared(32)));
        Instant now = Instant.ofEpochSecond(NOW);

        for (String id : List.of("", "a.b", "a b", "é", "x".repeat(256))) {
            assertThatIllegalArgumentException().isThrownBy(() -> signer.sign(id, now, utf8("{}")));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> signer.sign("a", Instant.ofEpochSecond(-1), utf8("{}")));
    }

    @Test
    void theSignerMakesThePublishedSignature() {
        // the example that the libraries of the specification share
        StandardWebhookSigner signer = new StandardWebhookSigner(secrets("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        assertThat(signer.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330, 999),
                        utf8("{\"test\": 2432232314}")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    @Test
    void nothingPrintsASecret() {
        Object[] printable = {
            WebhookSchemes.telegram(secrets("a-telegram-secret")),
            new StandardWebhookSigner(secrets(shared(32))),
            Deliveries.post(Map.of("X-Telegram-Bot-Api-Secret-Token", "a-telegram-secret"), "{\"card\":1}")
        };

        assertThat(Arrays.toString(printable)).doesNotContain("a-telegram-secret", "AAAA", "card");
    }

    private static String shared(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
