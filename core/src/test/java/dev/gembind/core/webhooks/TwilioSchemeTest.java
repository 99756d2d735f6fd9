package dev.gembind.core.webhooks;

import static dev.gembind.core.webhooks.Deliveries.post;
import static dev.gembind.core.webhooks.Deliveries.rejected;
import static dev.gembind.core.webhooks.Deliveries.secrets;
import static dev.gembind.core.webhooks.Deliveries.utf8;
import static dev.gembind.core.webhooks.Deliveries.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.webhooks.Verification.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-07")
class TwilioSchemeTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String OLD = "fedcba9876543210fedcba9876543210";
    private static final String URL = "https://gembind.example/webhooks/twilio?call=7&x=%2F";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final WebhookVerifier twilio = WebhookSchemes.twilio(secrets(TOKEN, OLD));

    private static String sign(String token, String signed) {
        return new HmacKey(HmacKey.Form.SHA1_BASE64, utf8(token)).sign(utf8(signed));
    }

    private Verification verify(String signed, String url, String body) {
        return verify(signed, url, body, FORM);
    }

    private Verification verify(String signed, String url, String body, String type) {
        Map<String, String> headers = new HashMap<>(Map.of("X-Twilio-Signature", sign(TOKEN, signed)));
        if (!type.isEmpty()) {
            headers.put("content-type", type);
        }
        return twilio.verify(post(url, headers, utf8(body)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b=2&a=1|a1b2",
                "a=|a",
                "a|a",
                "a=1&a=2&a=1|a1a2",
                "a=2&a=1&A=3|A3a1a2",
                "a=x+y%20z|ax y z",
                "a=%C3%A9%F0%9F%98%80|aé😀",
                "a=b=c|ab=c",
                "&a=1&&b=2&|a1b2",
                "a%3D=%26|a=&"
            })
    void namesAndValuesAreSignedInOrder(String body, String signed) {
        assertThat(verify(URL + signed, URL, body)).isEqualTo(verified(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%ff", "a=%-1", "%c3=1"})
    void whatIsNoFormIsMalformed(String body) {
        assertThat(verify(URL, URL, body)).isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    void aFormIsNotEndless() {
        String most = IntStream.range(0, 1_000).mapToObj(i -> "a=1").collect(Collectors.joining("&"));

        assertThat(verify(URL + "a1", URL, most)).isEqualTo(verified(0));
        assertThat(verify(URL + "a1", URL, most + "&a=1")).isEqualTo(rejected(Reason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/json", "text/plain"})
    void aBodyThatNothingCoversIsRejected(String type) {
        assertThat(verify(URL, URL, "{\"a\":1}", type)).isEqualTo(rejected(Reason.UNSIGNED_BODY));
    }

    @Test
    void aFormMayNameItsCharset() {
        assertThat(verify(URL + "a1", URL, "a=1", "Application/X-WWW-Form-URLencoded; charset=UTF-8"))
                .isEqualTo(verified(0));
    }

    @Test
    void whatHasNoBodyIsSignedByItsAddress() {
        assertThat(verify(URL, URL, "", "")).isEqualTo(verified(0));
        assertThat(verify(URL, URL + "&y=1", "", "")).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @Test
    void theHashOfTheBodyCountsOnce() {
        String body = "{}";
        String hash = post(Map.of(), body).bodyHash();
        String url = URL + "&bodySHA256=" + hash;

        assertThat(verify(url, url, body, "application/json")).isEqualTo(verified(0));
        assertThat(verify(url, url, "{ }", "application/json")).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
        String twice = url + "&bodySHA256=" + hash;
        assertThat(verify(twice, twice, body, "application/json")).isEqualTo(rejected(Reason.MALFORMED));
    }

    @Test
    void tellsWhichSecretFits() {
        Map<String, String> headers = Map.of("X-Twilio-Signature", sign(OLD, URL));

        assertThat(twilio.verify(post(URL, headers, new byte[0]))).isEqualTo(verified(1));
        assertThat(twilio.verify(post(URL, Map.of(), new byte[0]))).isEqualTo(rejected(Reason.MISSING_HEADER));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x?y=:80, https://a.example:443/x?y=:80, true",
        "https://a.example:8443/x, https://a.example/x, true",
        "http://a.example?x=1, http://a.example:80?x=1, true",
        "https://[::1]/x, https://[::1]:443/x, true",
        "https://[::1]:8443/x, https://[::1]/x, true",
        "https://a.example/x, https://a.example:8443/x, false",
        "https://a.example/x, http://a.example/x, false",
        "https://a.example/x, https://A.example/x, false",
        "ftp://a.example/x, ftp://a.example:80/x, false",
        "/x, /x, true"
    })
    void portsMayBeLeftOut(String configured, String signed, boolean same) {
        assertThat(verify(signed, configured, "", "")).isEqualTo(same ? verified(0) : rejected(Reason.WRONG_SIGNATURE));
    }
}
