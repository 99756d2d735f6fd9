package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("G-01")
class DiscordTokenTest {
    private final SandboxConfig config = SandboxConfig.seeded(7, URI.create("http://localhost:8080"));
    private Sandbox sandbox;
    private DiscordClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(config);
        client = new DiscordClient(config, sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void codeIsExchangedForTokensOfTheUserWhoApproved() throws IOException {
        Http.Reply reply = client.token(client.exchange(client.code()));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(reply.json().path("expires_in").asLong()).isEqualTo(604_800);
        assertThat(reply.json().path("scope").asText()).isEqualTo("identify");
        Http.Reply me = Http.get(
                client.at("/api/v10/users/@me"),
                reply.json().path("access_token").asText());
        assertThat(me.json().path("id").isTextual()).isTrue();
        assertThat(me.json().path("id").asText()).isEqualTo(client.user().id());
        assertThat(me.json().path("global_name").asText())
                .isEqualTo(client.user().globalName());
    }

    @Test
    void clientMayProveItselfByBasicAndOnTheUnversionedPath() throws IOException {
        Map<String, String> form = client.exchange(client.code());
        String id = form.remove("client_id");
        String secret = form.remove("client_secret");

        Http.Reply reply = Http.form(client.at("/api/oauth2/token"), form, id, secret);

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void codeWorksOnce() throws IOException {
        String code = client.code();
        client.token(client.exchange(code));

        Http.Reply again = client.token(client.exchange(code));

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(again.json().path("error_description").asText()).isEqualTo("Invalid \"code\" in request.");
    }

    @Test
    void codeDiesAfterAHundredSeconds() throws IOException {
        String code = client.code();
        sandbox.clock().skip(Duration.ofSeconds(100));

        assertThat(client.token(client.exchange(code)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri,http://localhost:8080/auth/discord/callback/",
        "code_verifier,another-verifier",
        "code,nonsense"
    })
    void wrongFieldIsAnInvalidGrantThatNamesIt(String field, String value) throws IOException {
        Map<String, String> form = client.exchange(client.code());
        form.put(field, value);

        Http.Reply reply = client.token(form);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(reply.json().path("error_description").asText()).contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "client_secret"})
    void wrongClientIsRefused(String field) throws IOException {
        Map<String, String> form = client.exchange(client.code());
        form.put(field, "wrong");

        Http.Reply reply = client.token(form);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void jsonBodyIsRefused() throws IOException {
        Http.Reply reply = Http.json(client.at("/api/v10/oauth2/token"), "{\"grant_type\":\"authorization_code\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void unknownGrantTypeIsRefused() throws IOException {
        Map<String, String> form = client.exchange(client.code());
        form.put("grant_type", "password");

        assertThat(client.token(form).json().path("error").asText()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void refreshTokenIsTradedOnceAndEndsTheOldAccessToken() throws IOException {
        Http.Reply first = client.token(client.exchange(client.code()));
        Map<String, String> form = client.exchange("");
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", first.json().path("refresh_token").asText());

        Http.Reply second = client.token(form);
        Http.Reply third = client.token(form);

        assertThat(second.status()).isEqualTo(200);
        assertThat(third.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(Http.get(
                                client.at("/api/v10/users/@me"),
                                first.json().path("access_token").asText())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void revokingOneTokenEndsAllOfThatUser() throws IOException {
        String one = client.accessToken();
        String other = client.accessToken();
        Map<String, String> form = client.exchange("");
        form.put("token", one);

        Http.Reply reply = Http.form(client.at("/api/v10/oauth2/token/revoke"), form);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Http.get(client.at("/api/v10/users/@me"), other).status()).isEqualTo(401);
        assertThat(sandbox.discord().liveTokens()).isZero();
    }

    @Test
    void sameSeedPlaysTheSamePeopleAndCodes() {
        try (Sandbox twin = Sandbox.start(config)) {
            DiscordClient other = new DiscordClient(config, twin);

            assertThat(twin.discord().users()).isEqualTo(sandbox.discord().users());
            assertThat(twin.telegram().people()).isEqualTo(sandbox.telegram().people());
            assertThat(other.code()).isEqualTo(client.code());
        }
    }
}
