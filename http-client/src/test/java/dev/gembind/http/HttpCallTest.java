package dev.gembind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Secret;
import dev.gembind.testkit.http.ReceivedRequest;
import dev.gembind.testkit.http.ScriptedServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and where to. */
class HttpCallTest {
    private static final Secret SECRET = Secret.of("s3cr3t-value");

    @Test
    void formIsSentWithCredentialsAndUserAgent() {
        ReceivedRequest request = sent(
                "",
                HttpCall.postForm("/oauth2/token", Map.of("code", "a b&c=é"))
                        .basic("client", SECRET)
                        .build());

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/oauth2/token");
        assertThat(request.form()).containsExactly(Map.entry("code", "a b&c=é"));
        assertThat(request.header("content-type")).startsWith("application/x-www-form-urlencoded");
        assertThat(request.header("authorization")).isEqualTo("Basic Y2xpZW50OnMzY3IzdC12YWx1ZQ==");
        assertThat(request.header("user-agent")).isEqualTo("Gembind (test, 1)");
        assertThat(request.header("accept")).isEqualTo("application/json");
    }

    @Test
    void aKeyMakesARepeatCountOnce() {
        ReceivedRequest request = sent(
                "",
                HttpCall.postForm("/refunds", Map.of())
                        .idempotencyKey("order 1")
                        .build());

        assertThat(request.header("idempotency-key")).isEqualTo("order 1");
        HttpCall.Draft draft = HttpCall.postForm("/refunds", Map.of());
        assertThatThrownBy(() -> draft.idempotencyKey("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.idempotencyKey("a\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.idempotencyKey("x".repeat(256))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void jsonIsSentAsItIs() {
        ReceivedRequest request =
                sent("", HttpCall.postJson("/hook", "{\"text\":\"é\"}").build());

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body()).isEqualTo("{\"text\":\"é\"}");
        assertThat(request.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void pathGoesBelowThePrefixOfTheBaseAndTheQueryIsEncoded() {
        ReceivedRequest request = sent(
                "/v1/",
                HttpCall.get("/users/@me").query("q", "a&b ?").bearer(SECRET).build());

        assertThat(request.target()).isEqualTo("/v1/users/@me?q=a%26b%20%3F");
        assertThat(request.header("authorization")).isEqualTo("Bearer s3cr3t-value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "users",
                "//evil.test/x",
                "/a/../b",
                "/a/./b",
                "/..",
                "/a?b",
                "/a#b",
                "/a%2e",
                "/a\\b",
                "/a b",
                "/é"
            })
    void pathThatCouldLeadElsewhereIsRefused(String path) {
        assertThatThrownBy(() -> HttpCall.get(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com",
                "https:///x",
                "https://u:p@example.com",
                "https://example.com?x=1",
                "https://example.com#x",
                "https://example.com/a/../b",
                "example.com"
            })
    void baseThatIsNotPlainIsRefused(String base) {
        assertThatThrownBy(() -> ClientWorld.config(URI.create(base))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("A-09")
    void textFormsShowNoSecrets() {
        HttpCall call = HttpCall.postForm("/token", Map.of("client_secret", SECRET.reveal()))
                .query("token", SECRET.reveal())
                .bearer(SECRET)
                .build();
        try (ClientWorld world =
                ClientWorld.of((request, wire) -> wire.json(200, "{\"access_token\":\"s3cr3t-value\"}"))) {
            HttpResult result = world.http.send(call);

            assertThat(call).hasToString("POST /token");
            assertThat(result.toString()).contains("status=200").doesNotContain("s3cr3t");
            assertThat(((HttpResult.Success) result).answer().json().toString()).doesNotContain("s3cr3t");
        }
    }

    @Test
    @Tag("B-14")
    void everyCallIsTimedByItsResult() {
        try (ClientWorld world = ClientWorld.of((request, wire) -> wire.json(200, "{}"))) {
            world.get();
            world.server.close();
            world.get();

            assertThat(world.meters
                            .get("gembind.http.client")
                            .tag("result", "ok")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(world.meters.get("gembind.http.client").timers())
                    .allSatisfy(timer ->
                            assertThat(timer.getId().getTag("provider")).isEqualTo("example"))
                    .extracting(timer -> timer.getId().getTag("result"))
                    .hasSize(2)
                    .allMatch(result ->
                            result.equals("ok") || HttpFailure.reasons().contains(result));
        }
    }

    private static ReceivedRequest sent(String prefix, HttpCall call) {
        try (ScriptedServer server = ScriptedServer.start((request, wire) -> wire.json(200, "{}"))) {
            HttpConfig config = ClientWorld.config(URI.create(server.base() + prefix));
            try (ProviderHttp http = ProviderHttp.open(config, new SimpleMeterRegistry(), InstantSource.system())) {
                assertThat(http.send(call)).isInstanceOf(HttpResult.Success.class);
                return server.received().get(0);
            }
        }
    }
}
