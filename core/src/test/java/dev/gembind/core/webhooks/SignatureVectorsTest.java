package dev.gembind.core.webhooks;

import static dev.gembind.core.webhooks.Deliveries.at;
import static dev.gembind.core.webhooks.Deliveries.post;
import static dev.gembind.core.webhooks.Deliveries.rejected;
import static dev.gembind.core.webhooks.Deliveries.secrets;
import static dev.gembind.core.webhooks.Deliveries.utf8;
import static dev.gembind.core.webhooks.Deliveries.verified;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.core.webhooks.Verification.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures that providers publish with their libraries, each named with its source in the file. */
@Tag("A-05")
@Tag("A-07")
class SignatureVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private static JsonNode vectors;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = SignatureVectorsTest.class.getResourceAsStream("/webhooks/signature_vectors.json")) {
            vectors = JSON.readTree(Objects.requireNonNull(file));
        }
    }

    static List<JsonNode> standard() {
        return of("standard-webhooks");
    }

    static List<JsonNode> twilio() {
        return of("twilio");
    }

    @ParameterizedTest
    @MethodSource
    void standard(JsonNode vector) {
        long signed = Long.parseLong(headers(vector).get("webhook-timestamp"));
        WebhookVerifier verifier = WebhookSchemes.standard(secrets(text(vector, "secret")), at(signed));

        assertThat(verifier.verify(post(headers(vector), text(vector, "body"))))
                .isEqualTo(verified(headers(vector).get("webhook-id"), signed, 0));
        assertThat(verifier.verify(post(headers(vector), text(vector, "body") + " ")))
                .isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @Test
    void wavespeed() {
        JsonNode vector = of("wavespeed").get(0);
        WebhookVerifier verifier = WebhookSchemes.wavespeed(secrets(text(vector, "secret")), at(1_758_798_328));

        assertThat(verifier.verify(post(headers(vector), text(vector, "body"))))
                .isEqualTo(verified("45b392b22c3b449fa935bd4dc", 1_758_798_328, 0));
    }

    @Test
    void wavespeedsKeyIsNoKeyOfStandardWebhooks() {
        JsonNode vector = of("wavespeed").get(0);
        WebhookVerifier standard = WebhookSchemes.standard(secrets(text(vector, "secret")), at(1_758_798_328));

        assertThat(standard.verify(post(headers(vector), text(vector, "body"))))
                .isEqualTo(rejected(Reason.UNKNOWN_VERSION));
    }

    @Test
    void stripe() {
        JsonNode vector = of("stripe").get(0);
        Map<String, String> headers = Map.of("Stripe-Signature", text(vector, "header"));
        WebhookVerifier verifier = WebhookSchemes.stripe(secrets(text(vector, "secret")), at(12_345));

        assertThat(verifier.verify(post(headers, text(vector, "body")))).isEqualTo(verified(12_345, 0));
        assertThat(verifier.verify(post(headers, text(vector, "body").replace("\n", ""))))
                .as("written again by a parser")
                .isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @Test
    void elevenLabs() {
        JsonNode vector = of("elevenlabs").get(0);
        WebhookVerifier verifier = WebhookSchemes.elevenLabs(secrets(text(vector, "secret")), at(1_600_000_000));

        assertThat(verifier.verify(post(headers(vector), text(vector, "body")))).isEqualTo(verified(1_600_000_000, 0));
    }

    @ParameterizedTest
    @MethodSource
    void twilio(JsonNode vector) {
        assertThat(twilio(vector, text(vector, "url"), text(vector, "signature")))
                .isEqualTo(verified(0));
    }

    @ParameterizedTest
    @MethodSource("twilio")
    void twilioInAnyOrderOfFields(JsonNode vector) {
        List<String> fields = new ArrayList<>(List.of(form(vector).split("&", -1)));
        fields.sort(null);

        assertThat(check(vector, text(vector, "url"), text(vector, "signature"), String.join("&", fields)))
                .isEqualTo(verified(0));
    }

    @Test
    void twilioWithAndWithoutPort() {
        JsonNode vector = of("twilio").get(0);
        String plain = text(vector, "url");
        String http = plain.replace("https:", "http:");
        String signature = text(vector, "signature");
        JsonNode variants = vector.get("variants");

        assertThat(twilio(vector, port(plain, 443), signature)).isEqualTo(verified(0));
        assertThat(twilio(vector, port(plain, 443), text(variants, "https with :443")))
                .isEqualTo(verified(0));
        assertThat(twilio(vector, plain, text(variants, "https with :443"))).isEqualTo(verified(0));
        assertThat(twilio(vector, http, text(variants, "http with :80"))).isEqualTo(verified(0));
        assertThat(twilio(vector, port(http, 1234), text(variants, "http with :1234")))
                .isEqualTo(verified(0));
        assertThat(twilio(vector, plain, text(variants, "http with :80")))
                .as("the scheme is signed")
                .isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @Test
    void twilioWithJson() {
        JsonNode vector = of("twilio-json-body").get(0);

        assertThat(check(vector, text(vector, "url"), text(vector, "signature"), text(vector, "body")))
                .isEqualTo(verified(0));
        assertThat(check(
                        vector,
                        text(vector.get("alt"), "url"),
                        text(vector.get("alt"), "signature"),
                        text(vector, "body")))
                .isEqualTo(verified(0));
        assertThat(check(vector, text(vector, "url"), text(vector, "signature"), text(vector, "body") + " "))
                .isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @Test
    void everySchemeOfTheFileIsChecked() {
        Set<String> schemes = new HashSet<>();
        vectors.forEach(vector -> schemes.add(text(vector, "scheme")));

        assertThat(schemes)
                .containsExactlyInAnyOrder(
                        "standard-webhooks", "twilio", "twilio-json-body", "elevenlabs", "stripe", "wavespeed");
    }

    private static Verification twilio(JsonNode vector, String url, String signature) {
        return check(vector, url, signature, form(vector));
    }

    private static Verification check(JsonNode vector, String url, String signature, String body) {
        WebhookVerifier verifier = WebhookSchemes.twilio(secrets(text(vector, "authToken")), 1);
        return verifier.verify(post(url, Deliveries.with(FORM, "X-Twilio-Signature", signature), utf8(body)));
    }

    private static String form(JsonNode vector) {
        return JSON.convertValue(vector.get("params"), new TypeReference<Map<String, String>>() {}).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String port(String url, int port) {
        return url.replace("mycompany.com", "mycompany.com:" + port);
    }

    private static List<JsonNode> of(String scheme) {
        List<JsonNode> found = new ArrayList<>();
        vectors.forEach(vector -> {
            if (text(vector, "scheme").equals(scheme)) {
                found.add(vector);
            }
        });
        return found;
    }

    private static Map<String, String> headers(JsonNode vector) {
        return JSON.convertValue(vector.get("headers"), new TypeReference<>() {});
    }

    private static String text(JsonNode vector, String field) {
        return vector.get(field).textValue();
    }
}
