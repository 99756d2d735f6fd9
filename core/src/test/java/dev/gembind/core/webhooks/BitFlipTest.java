package dev.gembind.core.webhooks;

import static dev.gembind.core.webhooks.Deliveries.NOW;
import static dev.gembind.core.webhooks.Deliveries.at;
import static dev.gembind.core.webhooks.Deliveries.post;
import static dev.gembind.core.webhooks.Deliveries.secrets;
import static dev.gembind.core.webhooks.Deliveries.utf8;
import static dev.gembind.core.webhooks.Deliveries.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.webhooks.Verification.Rejected;
import dev.gembind.core.webhooks.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever single bit of a signed request is turned, it is no longer what was signed; and nonsense throws nothing. */
@Tag("A-05")
@Tag("A-07")
class BitFlipTest {
    private static final String SECRET = "a-secret-of-a-provider";
    private static final String SHARED = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String URL = "https://gembind.example/webhooks/x?a=1";
    private static final String BODY = "{\"type\":1,\"text\":\"\u00e9\uD83D\uDE00\"}";
    private static final String FORM = "CallSid=CA12&CallStatus=completed&To=123";
    private static final int NONSENSE = 300;
    private static final long SEED_OF_NONSENSE = 81;

    /** Something that is verified as it stands. */
    record Good(String name, WebhookVerifier verifier, Map<String, String> headers, String body) {
        InboundWebhook request() {
            return post(URL, headers, utf8(body));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Good> all() {
        TimestampWindow window = at(NOW);
        String seed = "whsk_" + base64(SEED);
        return Stream.of(
                new Good("v1", WebhookSchemes.standard(secrets(SHARED), window), standard(SHARED), BODY),
                new Good(
                        "v1a",
                        WebhookSchemes.standard(secrets("whpk_" + base64(PUBLIC)), window),
                        standard(seed),
                        BODY),
                new Good("wavespeed", WebhookSchemes.wavespeed(secrets("whsec_" + SECRET), window), wavespeed(), BODY),
                new Good("stripe", WebhookSchemes.stripe(secrets(SECRET), window), fields("Stripe", "v1"), BODY),
                new Good(
                        "elevenlabs",
                        WebhookSchemes.elevenLabs(secrets(SECRET), window),
                        fields("ElevenLabs", "v0"),
                        BODY),
                new Good("discord", WebhookSchemes.discord(List.of(PUBLIC), window), discord(), BODY),
                new Good("twilio", WebhookSchemes.twilio(secrets(SECRET)), twilio(), FORM));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsGoodIsVerified(Good good) {
        assertThat(good.verifier().verify(good.request())).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void noBitOfTheBodyMayTurn(Good good) {
        byte[] body = utf8(good.body());
        for (int bit = 0; bit < body.length * 8; bit++) {
            byte[] turned = body.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(good.verifier().verify(post(URL, good.headers(), turned)))
                    .as("bit %d", bit)
                    .isInstanceOf(Rejected.class);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void noBitOfAHeaderMayTurn(Good good) {
        good.headers().forEach((name, value) -> {
            for (int bit = 0; bit < value.length() * 8; bit++) {
                String turned = turn(value, bit);
                if (!isSame(name, value, turned)) {
                    assertThat(good.verifier().verify(post(URL, with(good.headers(), name, turned), utf8(good.body()))))
                            .as("bit %d of %s", bit, name)
                            .isInstanceOf(Rejected.class);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void nonsenseIsRejectedAndThrowsNothing(Good good) {
        Random random = new Random(SEED_OF_NONSENSE);
        for (int i = 0; i < NONSENSE; i++) {
            for (String name : good.headers().keySet()) {
                Map<String, String> headers = with(good.headers(), name, nonsense(random));
                if (!name.equals("Content-Type")) {
                    assertThat(good.verifier().verify(post(nonsense(random), headers, utf8(nonsense(random)))))
                            .isInstanceOf(Rejected.class);
                }
            }
        }
    }

    private static String nonsense(Random random) {
        String pool = "v1,=t. %&+0aA\u0000\u00e9\uD83D?:/#[]";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append(pool.charAt(random.nextInt(pool.length())));
        }
        return text.toString();
    }

    private static String turn(String value, int bit) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Digits of either case are one number to Discord, and the type of a body is no part of what Twilio signs. */
    private static boolean isSame(String name, String value, String turned) {
        return name.equals("Content-Type") || (name.equals("X-Signature-Ed25519") && value.equalsIgnoreCase(turned));
    }

    private static Map<String, String> standard(String key) {
        return new StandardWebhookSigner(secrets(key)).sign("msg_1", Instant.ofEpochSecond(NOW), utf8(BODY));
    }

    private static Map<String, String> wavespeed() {
        return Map.of(
                "webhook-id",
                "task",
                "webhook-timestamp",
                "" + NOW,
                "webhook-signature",
                "v3," + hex("task." + NOW + "."));
    }

    private static Map<String, String> fields(String provider, String version) {
        return Map.of(provider + "-Signature", "t=" + NOW + "," + version + "=" + hex(NOW + "."));
    }

    private static Map<String, String> discord() {
        byte[] signature = Base64.getDecoder()
                .decode(PrivateKeyEd25519.of(HexFormat.of().parseHex(SEED))
                        .orElseThrow()
                        .sign(utf8(NOW + BODY)));
        return Map.of("X-Signature-Ed25519", HexFormat.of().formatHex(signature), "X-Signature-Timestamp", "" + NOW);
    }

    private static Map<String, String> twilio() {
        String signed = URL + "CallSidCA12CallStatuscompletedTo123";
        return Map.of(
                "X-Twilio-Signature",
                new HmacKey(HmacKey.Form.SHA1_BASE64, utf8(SECRET)).sign(utf8(signed)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String hex(String head) {
        return new HmacKey(HmacKey.Form.SHA256_HEX, utf8(SECRET)).sign(utf8(head), utf8(BODY));
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
