package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.sandbox.discord.DiscordUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("G-01")
class DiscordApiTest {
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
    void pickerShowsThePeopleEscapedAndTheMark() throws IOException {
        Http.Reply page = Http.get(client.authorize(client.request()));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(client.user().globalName()).contains("SANDBOX");
        assertThat(page.body()).contains("&lt;b&gt;Fox&lt;/b&gt;").doesNotContain("<b>Fox");
        assertThat(page.header("X-Gembind-Sandbox")).isEqualTo("1");
        assertThat(page.header("Content-Security-Policy")).contains("form-action 'self' http://localhost:8080");
    }

    @Test
    void approvingOnThePageSendsCodeAndStateBack() throws IOException {
        Http.Reply reply = decide(client.request(), Map.of("user", client.user().id(), "decision", "approve"));

        URI back = URI.create(reply.header("Location"));
        assertThat(reply.status()).isEqualTo(303);
        assertThat(back.toString()).startsWith(client.redirect() + "?");
        assertThat(Http.query(back, "state")).isEqualTo("st4te & more");
        assertThat(client.token(client.exchange(Http.query(back, "code"))).status())
                .isEqualTo(200);
    }

    @Test
    void typedAccountGetsAnIdentityOfItsOwn() throws IOException {
        Map<String, String> typed = Map.of(
                "user",
                client.user().id(),
                "custom_id",
                "123456789012345678",
                "custom_name",
                "Someone",
                "decision",
                "approve");

        URI back = URI.create(decide(client.request(), typed).header("Location"));

        Http.Reply token = client.token(client.exchange(Http.query(back, "code")));
        Http.Reply me = Http.get(
                client.at("/api/v10/users/@me"),
                token.json().path("access_token").asText());
        assertThat(me.json().path("id").asText()).isEqualTo("123456789012345678");
        assertThat(me.json().path("username").asText()).isEqualTo("Someone");
    }

    @Test
    void typedAccountWithABadIdIsRefused() throws IOException {
        Map<String, String> typed =
                Map.of("user", client.user().id(), "custom_id", "٣٤٥", "custom_name", "Someone", "decision", "approve");

        assertThat(decide(client.request(), typed).status()).isEqualTo(400);
    }

    @Test
    void cancellingSendsAccessDeniedBack() throws IOException {
        URI back =
                URI.create(decide(client.request(), Map.of("user", client.user().id(), "decision", "deny"))
                        .header("Location"));

        assertThat(Http.query(back, "error")).isEqualTo("access_denied");
        assertThat(Http.query(back, "state")).isEqualTo("st4te & more");
        assertThat(sandbox.discord().deny(client.authorize(client.request()))).isEqualTo(back);
    }

    @ParameterizedTest
    @CsvSource({"client_id,999", "redirect_uri,http://localhost:8080/auth/discord/callback?x=1"})
    void untrustedRequestIsToldToThePersonOnly(String field, String value) throws IOException {
        Map<String, String> request = client.request();
        request.put(field, value);

        Http.Reply page = Http.get(client.authorize(request));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.header("Location")).isEmpty();
        assertThat(page.body()).contains(field);
        assertThatThrownBy(() -> sandbox.discord()
                        .approve(client.authorize(request), client.user().id()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type,token,unsupported_response_type",
        "scope,everything,invalid_scope",
        "scope,'',invalid_scope",
        "prompt,sometimes,invalid_request",
        "code_challenge_method,plain,invalid_request",
        "code_challenge,short,invalid_request"
    })
    void faultyRequestIsToldToTheApplication(String field, String value, String error) throws IOException {
        Map<String, String> request = client.request();
        request.put(field, value);

        Http.Reply reply = Http.get(client.authorize(request));

        assertThat(reply.status()).isEqualTo(303);
        assertThat(Http.query(URI.create(reply.header("Location")), "error")).isEqualTo(error);
    }

    @Test
    void promptNoneSkipsThePickerOnlyAfterAConsent() throws IOException {
        Map<String, String> silent = client.request();
        silent.put("prompt", "none");
        String cookie = decide(client.request(), Map.of("user", client.user().id(), "decision", "approve"))
                .header("Set-Cookie")
                .split(";", -1)[0];

        Http.Reply known = Http.send(
                Http.to(client.authorize(silent)).header("Cookie", cookie).build());
        Http.Reply unknown = Http.get(client.authorize(silent));
        sandbox.discord().removeApp(client.user().id());
        Http.Reply removed = Http.send(
                Http.to(client.authorize(silent)).header("Cookie", cookie).build());

        assertThat(Http.query(URI.create(known.header("Location")), "code")).isNotEmpty();
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(removed.status()).isEqualTo(200);
    }

    @Test
    void authorizationNamesTheApplicationAndTheScopes() throws IOException {
        Http.Reply reply = Http.get(client.at("/api/v10/oauth2/@me"), client.accessToken());

        assertThat(reply.json().at("/application/id").asText())
                .isEqualTo(config.discord().clientId());
        assertThat(reply.json().at("/scopes/0").asText()).isEqualTo("identify");
        assertThat(reply.json().at("/user/id").asText()).isEqualTo(client.user().id());
    }

    @Test
    void userIsHiddenWithoutTheIdentifyScope() throws IOException {
        Map<String, String> request = client.request();
        request.put("scope", "guilds");
        URI back = sandbox.discord()
                .approve(client.authorize(request), client.user().id());
        String token = client.token(client.exchange(Http.query(back, "code")))
                .json()
                .path("access_token")
                .asText();

        Http.Reply reply = Http.get(client.at("/api/v10/users/@me"), token);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("code").asInt()).isEqualTo(50026);
    }

    @Test
    void tokenDiesAfterAWeek() throws IOException {
        String token = client.accessToken();
        sandbox.clock().skip(Duration.ofDays(7));

        Http.Reply reply = Http.get(client.at("/api/v10/users/@me"), token);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("message").asText()).isEqualTo("401: Unauthorized");
    }

    @Test
    void callWithoutTheBotUserAgentGetsACloudflarePage() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(client.at("/api/v10/users/@me"))
                .header("User-Agent", "curl/8")
                .build();

        Http.Reply reply = Http.send(request);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void answersCarryRateLimitHeaders() throws IOException {
        Http.Reply reply = Http.get(client.at("/api/v10/users/@me"), client.accessToken());

        assertThat(reply.header("X-RateLimit-Limit")).isEqualTo("1000");
        assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo("999");
        assertThat(Double.parseDouble(reply.header("X-RateLimit-Reset-After"))).isBetween(0.0, 1.0);
        assertThat(reply.header("X-RateLimit-Bucket")).isNotEmpty();
    }

    @Test
    void unknownPathAnswersInDiscordsShape() throws IOException {
        Http.Reply reply = Http.get(client.at("/api/v10/nothing"));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("message").asText()).isEqualTo("404: Not Found");
    }

    @Test
    void newAccountsAndRedirectsCanBeRegistered() {
        DiscordUser newcomer = sandbox.discord().add(new DiscordUser("99999999999999999", "new.one", "New One"));
        sandbox.discord().allowRedirect(URI.create("http://localhost:1/back"));
        Map<String, String> request = client.request();
        request.put("redirect_uri", "http://localhost:1/back");

        URI back = sandbox.discord().approve(client.authorize(request), newcomer.id());

        assertThat(back.toString()).startsWith("http://localhost:1/back?");
    }

    private Http.Reply decide(Map<String, String> request, Map<String, String> choice) throws IOException {
        Map<String, String> form = new LinkedHashMap<>(request);
        form.putAll(choice);
        return Http.form(client.at("/oauth2/authorize"), form);
    }
}
