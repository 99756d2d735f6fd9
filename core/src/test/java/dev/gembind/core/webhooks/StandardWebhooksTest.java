package dev.gembind.core.webhooks;

import static dev.gembind.core.webhooks.Deliveries.NOW;
import static dev.gembind.core.webhooks.Deliveries.at;
import static dev.gembind.core.webhooks.Deliveries.post;
import static dev.gembind.core.webhooks.Deliveries.rejected;
import static dev.gembind.core.webhooks.Deliveries.secrets;
import static dev.gembind.core.webhooks.Deliveries.utf8;
import static dev.gembind.core.webhooks.Deliveries.verified;
import static dev.gembind.core.webhooks.Deliveries.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.webhooks.Verification.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-05")
class StandardWebhooksTest {
    private static final String OLD = "whsec_" + key(1);
    private static final String NEW = "whsec_" + key(2);
    private static final String OTHER = "whsec_" + key(3);
    private static final String ID = "evt_1";
    private static final String BODY = "{\"type\":\"payment.succeeded\",\"name\":\"Zoë\"}";

    private final WebhookVerifier verifier = WebhookSchemes.standard(secrets(NEW, OLD), at(NOW));
    private final Map<String, String> headers = sign(NOW, NEW);

    private static String key(int fill) {
        byte[] key = new byte[24];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }

    private static Map<String, String> sign(long second, String... keys) {
        return new StandardWebhookSigner(secrets(keys)).sign(ID, Instant.ofEpochSecond(second), utf8(BODY));
    }

    private Verification verify(Map<String, String> changed) {
        return verifier.verify(post(changed, BODY));
    }

    @Test
    void tellsWhichSecretFits() {
        assertThat(verify(headers)).isEqualTo(verified(ID, NOW, 0));
        assertThat(verify(sign(NOW, OLD))).isEqualTo(verified(ID, NOW, 1));
        assertThat(verify(sign(NOW, OTHER))).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @Test
    void oneGoodSignatureAmongOthersIsEnough() {
        String good = headers.get("webhook-signature");
        String among = "v1,AAAA v2,x " + sign(NOW, OTHER).get("webhook-signature") + " " + good + " nonsense";

        assertThat(verify(with(headers, "webhook-signature", among))).isEqualTo(verified(ID, NOW, 0));
    }

    @ParameterizedTest
    @CsvSource({"-300,true", "-301,false", "300,true", "301,false", "0,true"})
    void theEdgesOfTheWindowCount(int offset, boolean counts) {
        Reason reason = offset < 0 ? Reason.TOO_OLD : Reason.TOO_NEW;

        assertThat(verify(sign(NOW + offset, NEW)))
                .isEqualTo(counts ? verified(ID, NOW + offset, 0) : rejected(reason));
    }

    @Test
    void aPartOfASecondOfOurTimeDoesNotCount() {
        InstantSource late = InstantSource.fixed(Instant.ofEpochSecond(NOW + 300, 999_999_999));
        WebhookVerifier patient = WebhookSchemes.standard(secrets(NEW), TimestampWindow.usual(late));

        assertThat(patient.verify(post(headers, BODY))).isEqualTo(verified(ID, NOW, 0));
    }

    @Test
    void whatIsWronglySignedIsNotCalledLate() {
        assertThat(verify(sign(NOW - 9_999, OTHER))).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void everyHeaderIsNeeded(String name) {
        assertThat(verify(with(headers, name, ""))).isEqualTo(rejected(Reason.MISSING_HEADER));
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((header, value) -> lists.put(header, List.of(header.equals(name) ? "" : value)));
        InboundWebhook empty = InboundWebhook.of(Deliveries.URL, lists, utf8(BODY));
        assertThat(verifier.verify(empty)).isEqualTo(rejected(Reason.MISSING_HEADER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void aHeaderThatIsRepeatedIsRefused(String name) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((header, value) -> lists.put(header, List.of(value)));
        lists.put(name.toUpperCase(Locale.ROOT), lists.get(name));

        assertThat(verifier.verify(InboundWebhook.of(Deliveries.URL, lists, utf8(BODY))))
                .isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    void namesOfHeadersMayBeWrittenAsOneLikes() {
        Map<String, String> shouted = Map.of(
                "WEBHOOK-ID", headers.get("webhook-id"),
                "Webhook-Timestamp", headers.get("webhook-timestamp"),
                "webHOOK-signatURE", headers.get("webhook-signature"));

        assertThat(verify(shouted)).isEqualTo(verified(ID, NOW, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1700000000.0", "-1700000000", "+1700000000", "soon", " 1700000000", "١٧٠٠٠٠٠٠٠٠", "999999999999"
            })
    void aTimeIsDigits(String time) {
        assertThat(verify(with(headers, "webhook-timestamp", time))).isEqualTo(rejected(Reason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evt.1", "evt 1", "evt\u00e9", "\u0001"})
    void anIdThatBlursWhatIsSignedIsRefused(String id) {
        assertThat(verify(with(headers, "webhook-id", id))).isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    void anIdIsNotEndless() {
        assertThat(verify(with(headers, "webhook-id", "x".repeat(256)))).isEqualTo(rejected(Reason.MALFORMED));
        assertThat(verify(with(headers, "webhook-id", "x".repeat(255)))).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @Test
    void versionsAreSkippedUntilNoneIsLeft() {
        String good = headers.get("webhook-signature");

        assertThat(signed("v2," + good.substring(3))).isEqualTo(rejected(Reason.UNKNOWN_VERSION));
        assertThat(signed("v1a," + good.substring(3))).isEqualTo(rejected(Reason.UNKNOWN_VERSION));
        assertThat(signed("V1," + good.substring(3))).isEqualTo(rejected(Reason.UNKNOWN_VERSION));
        assertThat(signed("v1,")).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
        assertThat(signed("v1" + good.substring(3))).as("no comma").isEqualTo(rejected(Reason.MALFORMED));
        assertThat(signed(" ")).isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    void asManySignaturesAsCostTooMuchAreRefused() {
        String good = headers.get("webhook-signature");

        assertThat(signed("v1,a ".repeat(15) + good)).isEqualTo(verified(ID, NOW, 0));
        assertThat(signed("v1,a ".repeat(16) + good)).isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    void aSignatureIsWrittenInOneWay() {
        String good = headers.get("webhook-signature");

        assertThat(good).endsWith("=");
        assertThat(signed(good.substring(0, good.length() - 1))).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
        assertThat(signed(good + "=")).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @Test
    void theBodyIsSignedAsItWasSent() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(utf8(BODY));
        }
        byte[] zipped = bytes.toByteArray();
        Map<String, String> ofZipped =
                new StandardWebhookSigner(secrets(NEW)).sign(ID, Instant.ofEpochSecond(NOW), zipped);

        assertThat(verifier.verify(post(Deliveries.URL, ofZipped, zipped))).isEqualTo(verified(ID, NOW, 0));
        assertThat(verify(ofZipped)).as("inflated").isEqualTo(rejected(Reason.WRONG_SIGNATURE));
        assertThat(verifier.verify(post(headers, BODY.replace("ë", "\\u00eb"))))
                .as("written again")
                .isEqualTo(rejected(Reason.WRONG_SIGNATURE));
        assertThat(verifier.verify(post(headers, BODY.substring(0, 20))))
                .as("cut at a limit")
                .isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @Test
    void aPublicKeyChecksWhatItsPrivateHalfSigned() throws NoSuchAlgorithmException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] seed = tail(pair.getPrivate().getEncoded());
        byte[] open = tail(pair.getPublic().getEncoded());
        WebhookVerifier both = WebhookSchemes.standard(secrets(NEW, "whpk_" + base64(open)), at(NOW));

        for (byte[] written : List.of(seed, PublicKeyEd25519.join(seed, open))) {
            Map<String, String> asymmetric = sign(NOW, "whsk_" + base64(written));
            assertThat(asymmetric.get("webhook-signature")).startsWith("v1a,");
            assertThat(both.verify(post(asymmetric, BODY))).isEqualTo(verified(ID, NOW, 1));
            assertThat(both.verify(post(asymmetric, BODY + " "))).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
        }
        assertThat(both.verify(post(sign(NOW, "whsk_" + base64(seed), NEW), BODY)))
                .as("signed with both")
                .isEqualTo(verified(ID, NOW, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1a,", "v1a,AAAA", "v1a,!!!!", "v1a,é"})
    void aSignatureOfAnotherLengthIsWrong(String signature) throws NoSuchAlgorithmException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String open = "whpk_" + base64(tail(pair.getPublic().getEncoded()));
        WebhookVerifier asymmetric = WebhookSchemes.standard(secrets(open), at(NOW));

        assertThat(asymmetric.verify(post(with(headers, "webhook-signature", signature), BODY)))
                .isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    private Verification signed(String signature) {
        return verify(with(headers, "webhook-signature", signature));
    }

    private static byte[] tail(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
