package dev.gembind.core.webhooks;

import static dev.gembind.core.webhooks.Deliveries.NOW;
import static dev.gembind.core.webhooks.Deliveries.at;
import static dev.gembind.core.webhooks.Deliveries.post;
import static dev.gembind.core.webhooks.Deliveries.rejected;
import static dev.gembind.core.webhooks.Deliveries.secrets;
import static dev.gembind.core.webhooks.Deliveries.utf8;
import static dev.gembind.core.webhooks.Deliveries.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.webhooks.Verification.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stripe and ElevenLabs. */
@Tag("A-05")
@Tag("A-07")
class FieldSchemeTest {
    private static final String SECRET = "whsec_of_the_endpoint";
    private static final String OLD = "whsec_of_last_month";
    private static final String BODY = "{\"id\":\"evt_1\"}";

    private final WebhookVerifier stripe = WebhookSchemes.stripe(secrets(SECRET, OLD), at(NOW));
    private final String good = sign(SECRET, NOW);

    private static String sign(String secret, long second) {
        return new HmacKey(HmacKey.Form.SHA256_HEX, utf8(secret)).sign(utf8(second + "." + BODY));
    }

    private Verification verify(String header) {
        return stripe.verify(post(Map.of("Stripe-Signature", header), BODY));
    }

    @Test
    void tellsWhichSecretFits() {
        assertThat(verify("t=" + NOW + ",v1=" + good)).isEqualTo(verified(NOW, 0));
        assertThat(verify("t=" + NOW + ",v1=" + sign(OLD, NOW))).isEqualTo(verified(NOW, 1));
        assertThat(verify("t=" + NOW + ",v1=" + sign("whsec_of_somebody", NOW)))
                .isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @Test
    void oneGoodSignatureAmongBadOnesIsEnough() {
        assertThat(verify("t=" + NOW + ",v1=bad,v0=" + good + ",v1=" + good + ",v2=x"))
                .isEqualTo(verified(NOW, 0));
        assertThat(verify("v1=" + good + ",t=" + NOW)).isEqualTo(verified(NOW, 0));
    }

    @Test
    void otherVersionsAloneAreUnknown() {
        assertThat(verify("t=" + NOW + ",v0=" + good)).isEqualTo(rejected(Reason.UNKNOWN_VERSION));
        assertThat(verify("t=" + NOW)).isEqualTo(rejected(Reason.UNKNOWN_VERSION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t=not_a_number,v1=00",
                "t=,v1=00",
                "v1=00",
                "nonsense",
                ",",
                "t=1700000000,t=1700000000,v1=00",
                "T=1700000000,v1=00",
                "t = 1700000000,v1=00",
                "t=1700000000,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16"
            })
    void whatHasNotOneTimeIsMalformed(String header) {
        assertThat(verify(header)).isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    void theHeaderIsNeeded() {
        assertThat(stripe.verify(post(Map.of(), BODY))).isEqualTo(rejected(Reason.MISSING_HEADER));
    }

    @Test
    void aSignatureIsWrittenInOneWay() {
        assertThat(verify("t=" + NOW + ",v1=" + good.toUpperCase(Locale.ROOT)))
                .isEqualTo(rejected(Reason.WRONG_SIGNATURE));
        assertThat(verify("t=0" + NOW + ",v1=" + good)).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @ParameterizedTest
    @CsvSource({"-301,TOO_OLD", "301,TOO_NEW"})
    void stripesTimeMayBeFiveMinutesOff(int offset, Reason reason) {
        int edge = offset - Integer.signum(offset);

        assertThat(verify("t=" + (NOW + edge) + ",v1=" + sign(SECRET, NOW + edge)))
                .isEqualTo(verified(NOW + edge, 0));
        assertThat(verify("t=" + (NOW + offset) + ",v1=" + sign(SECRET, NOW + offset)))
                .isEqualTo(rejected(reason));
    }

    @Test
    void elevenLabsMayBeMoreLateAndIsNotTakenFromTheFuture() {
        WebhookVerifier patient = WebhookSchemes.elevenLabs(secrets(SECRET), window(30));

        assertThat(patient.verify(elevenLabs(NOW - 1_800))).isEqualTo(verified(NOW - 1_800, 0));
        assertThat(patient.verify(elevenLabs(NOW - 1_801))).isEqualTo(rejected(Reason.TOO_OLD));
        assertThat(patient.verify(elevenLabs(NOW + 1_801))).isEqualTo(rejected(Reason.TOO_NEW));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 31})
    void theWindowOfElevenLabsIsFiveToThirtyMinutes(long minutes) {
        assertThatThrownBy(() -> WebhookSchemes.elevenLabs(secrets(SECRET), window(minutes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT" + minutes + "M");
    }

    @Test
    void aWindowIsNeitherClosedNorWideOpen() {
        InstantSource now = InstantSource.fixed(Instant.ofEpochSecond(NOW));

        assertThatThrownBy(() -> new TimestampWindow(now, Duration.ZERO)).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> new TimestampWindow(now, Duration.ofDays(1))).hasMessageContaining("PT24H");
    }

    private static TimestampWindow window(long minutes) {
        return new TimestampWindow(InstantSource.fixed(Instant.ofEpochSecond(NOW)), Duration.ofMinutes(minutes));
    }

    private static InboundWebhook elevenLabs(long second) {
        return post(Map.of("elevenlabs-signature", "t=" + second + ",v0=" + sign(SECRET, second)), BODY);
    }
}
