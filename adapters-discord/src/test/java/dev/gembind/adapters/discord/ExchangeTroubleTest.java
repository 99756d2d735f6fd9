package dev.gembind.adapters.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.bindings.AuthorizationGrant;
import dev.gembind.core.bindings.IdentityResult;
import dev.gembind.core.bindings.IdentityResult.Rejected;
import dev.gembind.core.bindings.IdentityResult.Unavailable;
import dev.gembind.testkit.http.ScriptedServer.Script;
import dev.gembind.testkit.http.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a code that cannot be exchanged. */
@Tag("B-04")
class ExchangeTroubleTest {
    private static final String EXCHANGE_FAILED = "Failed to exchange code for token";

    private final DiscordWorld discord = new DiscordWorld();

    @AfterEach
    void close() {
        discord.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_grant\",\"error_description\":\"Invalid \\\"code\\\" in request.\"}          | code-invalid",
                "400 | {\"error\":\"invalid_request\",\"error_description\":\"Invalid \\\"code\\\" in request.\"}        | code-invalid",
                "400 | {\"error\":\"invalid_grant\",\"error_description\":\"Invalid \\\"code_verifier\\\" in request.\"} | code-invalid",
                "400 | {\"error\":\"invalid_grant\",\"error_description\":\"Invalid \\\"redirect_uri\\\" in request.\"}  | redirect-uri-rejected",
                "401 | {\"error\":\"invalid_client\"}                                                                    | client-rejected",
                "400 | {\"error\":\"invalid_client\"}                                                                    | client-rejected",
                "400 | {\"error\":\"unauthorized_client\"}                                                               | client-rejected",
                "401 | {\"code\":0,\"message\":\"401: Unauthorized\"}                                                    | client-rejected",
                "400 | {\"error\":\"unsupported_grant_type\"}                                                            | exchange-refused",
                "400 | {\"error\":{\"code\":1}}                                                                          | exchange-refused",
                "400 | no json at all                                                                                    | exchange-refused",
                "403 | {\"code\":50001,\"message\":\"Missing access\"}                                                   | exchange-refused",
                "404 | {\"code\":0,\"message\":\"404: Not Found\"}                                                       | exchange-refused"
            })
    void refusalHasItsOwnReasonAndTheOneMessage(int status, String body, String reason) {
        discord.on(DiscordWorld.TOKEN, status, body);

        assertThat(discord.identify()).isEqualTo(new Rejected(reason, EXCHANGE_FAILED));
        assertThat(discord.paths()).containsExactly(DiscordWorld.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"401, invalid_client, client-rejected", "400, redirect_uri, redirect-uri-rejected"})
    void refusalOfTheApplicationItselfRaisesAnAlert(int status, String word, String reason) {
        discord.on(DiscordWorld.TOKEN, status, "{\"error\":\"" + word + "\",\"error_description\":\"" + word + "\"}");

        discord.identify();

        assertThat(discord.alerts).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo("discord-misconfigured");
            assertThat(alert.message()).contains(reason);
        });
    }

    @Test
    void spentCodeIsNoReasonForAnAlert() {
        discord.on(DiscordWorld.TOKEN, 400, "{\"error\":\"invalid_grant\"}");

        discord.identify();

        assertThat(discord.alerts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"token_type\":\"mac\",\"access_token\":\"t\",\"scope\":\"identify\"}        | token-type-wrong",
                "{\"token_type\":\"Bearer\",\"access_token\":\"t\",\"scope\":\"guilds\"}       | scope-missing",
                "{\"token_type\":\"Bearer\",\"access_token\":\"t\",\"scope\":\"\"}             | scope-missing",
                "{\"token_type\":\"Bearer\",\"access_token\":\"t\",\"scope\":\"identify.x\"}   | scope-missing",
                "{\"token_type\":\"Bearer\",\"access_token\":\"t\",\"scope\":\"noidentify\"}   | scope-missing",
                "{\"token_type\":\"Bearer\",\"access_token\":\"t\"}                            | scope-missing"
            })
    void tokenOfTheWrongKindIsRefused(String body, String reason) {
        discord.on(DiscordWorld.TOKEN, 200, body);

        assertThat(discord.identify())
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
        assertThat(discord.calls(DiscordWorld.USER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"access_token\":7,\"token_type\":\"Bearer\",\"scope\":\"identify\"}",
                "{\"access_token\":\"\",\"token_type\":\"Bearer\",\"scope\":\"identify\"}",
                "{\"access_token\":\"a\\nb\",\"token_type\":\"Bearer\",\"scope\":\"identify\"}",
                "{\"access_token\":\"t\\u00e9\",\"token_type\":\"Bearer\",\"scope\":\"identify\"}",
                "{\"access_token\":\"t\",\"token_type\":7,\"scope\":\"identify\"}",
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"scope\":[\"identify\"]}",
                "{\"access_token\":\"t\",\"scope\":\"identify\"}"
            })
    void answerOfAnotherShapeIsDiscordsFault(String body) {
        assertUnavailable("wrong-shape", (request, wire) -> wire.json(200, body));
    }

    @Test
    void answersThatAreNoneAreTold() {
        assertUnavailable("html-answer", (request, wire) -> wire.send(200, "text/html", "<html>"));
        assertUnavailable("html-answer", (request, wire) -> wire.send(404, "text/html", "<html>"));
        assertUnavailable("empty-answer", (request, wire) -> wire.json(200, ""));
        assertUnavailable("malformed-answer", (request, wire) -> wire.json(200, "{\"access_token\":"));
        assertUnavailable(
                "wrong-content-type", (request, wire) -> wire.send(200, "text/plain", DiscordWorld.GOOD_TOKEN));
        assertUnavailable("server-error", (request, wire) -> wire.json(500, "{\"message\":\"500\",\"code\":0}"));
        assertUnavailable("server-error", (request, wire) -> wire.send(503, "text/html", "<html>"));
        assertUnavailable("redirected", (request, wire) -> wire.send(302, "text/html", "", "Location: /elsewhere"));
    }

    @Test
    void cutConnectionsAreToldAndTheCodeIsNotSentAgain() {
        assertUnavailable("connection-reset", (request, wire) -> wire.reset());
        assertUnavailable("connection-reset", (request, wire) -> wire.close());
        assertUnavailable("answer-truncated", (request, wire) -> {
            wire.raw(Wire.head(200, "Content-Type: application/json\r\nContent-Length: 200\r\n") + "{\"access");
            wire.close();
        });
        assertUnavailable("server-error", (request, wire) -> wire.send(503, "text/plain", "", "Retry-After: 0"));
        assertThat(discord.calls(DiscordWorld.TOKEN)).hasSize(4);
    }

    @Test
    @Tag("A-36")
    void oversizedAnswersAreCutWhetherPackedOrNot() throws IOException {
        String huge = "{\"filler\":\"" + "x".repeat(5 << 20) + "\"}";
        byte[] packed = gzip(huge);

        assertUnavailable("answer-too-large", (request, wire) -> wire.json(200, huge));
        assertUnavailable("answer-too-large", (request, wire) -> {
            wire.raw(Wire.head(
                    200,
                    "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length
                            + "\r\n"));
            wire.raw(packed);
        });
    }

    @Test
    @Tag("B-10")
    void discordThatIsDownIsTold() {
        discord.goDown();

        assertThat(discord.identify()).isEqualTo(new Unavailable("connect-failed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\r\nX-Evil: 1", "caf\u00e9", "a\u0000b"})
    @Tag("A-32")
    void textThatCannotBeACodeIsNotSent(String code) {
        IdentityResult result = discord.provider.identify(new AuthorizationGrant(code, "v".repeat(43)));

        assertThat(result).isEqualTo(new Rejected("code-invalid", EXCHANGE_FAILED));
        assertThat(discord.paths()).isEmpty();
    }

    @Test
    @Tag("A-32")
    void codeMayHave512CharactersAndNoMore() {
        discord.on(DiscordWorld.TOKEN, 400, "{\"error\":\"invalid_grant\"}");

        discord.provider.identify(new AuthorizationGrant("c".repeat(512), "v".repeat(43)));
        discord.provider.identify(new AuthorizationGrant("c".repeat(513), "v".repeat(43)));

        assertThat(discord.calls(DiscordWorld.TOKEN)).hasSize(1);
    }

    private void assertUnavailable(String reason, Script script) {
        discord.on(DiscordWorld.TOKEN, script);

        assertThat(discord.identify()).isEqualTo(new Unavailable(reason));
        assertThat(discord.paths()).containsOnly(DiscordWorld.TOKEN);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new GZIPOutputStream(out)) {
            packer.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
