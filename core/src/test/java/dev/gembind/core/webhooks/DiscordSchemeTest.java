package dev.gembind.core.webhooks;

import static dev.gembind.core.webhooks.Deliveries.NOW;
import static dev.gembind.core.webhooks.Deliveries.at;
import static dev.gembind.core.webhooks.Deliveries.post;
import static dev.gembind.core.webhooks.Deliveries.rejected;
import static dev.gembind.core.webhooks.Deliveries.verified;
import static dev.gembind.core.webhooks.Deliveries.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.webhooks.Verification.Reason;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures made with the first key of RFC 8032, section 7.1, and checked against Discord's own library. */
@Tag("A-07")
class DiscordSchemeTest {
    private static final String KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String OTHER_KEY = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private static final String PING = "{\"type\":1}";
    private static final Map<String, String> SIGNED =
            headers("1695961a47c91a1ec033b819b7e87e3dbc583dd0cee6d1fd0216f58ac87b6228"
                    + "ae531ddbf91fb7bc28d7edf7f08604da16f54624f38a6bc0614e4dc13cd47f0f");

    private final WebhookVerifier discord = WebhookSchemes.discord(List.of(OTHER_KEY, KEY), at(NOW));

    private static Map<String, String> headers(String signature) {
        return Map.of("X-Signature-Ed25519", signature, "X-Signature-Timestamp", Long.toString(NOW));
    }

    @Test
    void aPingIsVerified() {
        assertThat(discord.verify(post(SIGNED, PING))).isEqualTo(verified(NOW, 1));
    }

    @Test
    void namesInAnyAlphabetAreVerified() {
        Map<String, String> signed = headers("62919906cc0bafba97bf6de09cd2a584adca83f7e2d0fa4f39fd0236902e6acf"
                + "b0cb2317d8ef494a65b7362a6cd77c7187e890f1c413a6ee3634f9550896ab05");
        String body = "{\"type\":2,\"data\":{\"name\":\"link\"},\"user\":"
                + "{\"id\":\"80351110224678912\",\"username\":\"Nelly \u00e9\uD83D\uDE00\"}}";

        assertThat(discord.verify(post(signed, body))).isEqualTo(verified(NOW, 1));
    }

    @Test
    void eitherCaseOfDigitsCounts() {
        String shouted = SIGNED.get("X-Signature-Ed25519").toUpperCase(Locale.ROOT);

        assertThat(discord.verify(post(headers(shouted), PING))).isEqualTo(verified(NOW, 1));
    }

    @Test
    void aBodyThatWasChangedIsRejected() {
        assertThat(discord.verify(post(SIGNED, PING + " "))).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
        assertThat(discord.verify(post(SIGNED, "{\"type\": 1}"))).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
        assertThat(discord.verify(post(SIGNED, ""))).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "00", "1695961a4", "é"})
    void whatIsNoSignatureIsRejected(String signature) {
        assertThat(discord.verify(post(headers(signature), PING))).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Signature-Ed25519", "X-Signature-Timestamp"})
    void bothHeadersAreNeeded(String name) {
        assertThat(discord.verify(post(with(SIGNED, name, ""), PING))).isEqualTo(rejected(Reason.MISSING_HEADER));
    }

    @Test
    void aTimeIsDigits() {
        assertThat(discord.verify(post(with(SIGNED, "X-Signature-Timestamp", "now"), PING)))
                .isEqualTo(rejected(Reason.MALFORMED));
    }

    @ParameterizedTest
    @CsvSource({"300,", "301,TOO_OLD", "-300,", "-301,TOO_NEW"})
    void theWindowHoldsBothWays(int later, Reason reason) {
        WebhookVerifier then = WebhookSchemes.discord(List.of(KEY), at(NOW + later));

        assertThat(then.verify(post(SIGNED, PING))).isEqualTo(reason == null ? verified(NOW, 0) : rejected(reason));
    }

    @ParameterizedTest
    @CsvSource({
        // RFC 8032, section 7.1, tests 1, 2 and 3
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a"
    })
    void theStandardsOwnExamplesAreVerified(String key, String message, String signature) {
        HexFormat hex = HexFormat.of();
        PublicKeyEd25519 open = PublicKeyEd25519.of(hex.parseHex(key), text -> Optional.of(hex.parseHex(text)))
                .orElseThrow();

        assertThat(open.madeOneOf(List.of(signature), hex.parseHex(message))).isTrue();
        assertThat(open.madeOneOf(List.of(signature), hex.parseHex(message), new byte[1]))
                .isFalse();
    }
}
