package dev.gembind.adapters.web.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.web.Reply;
import dev.gembind.adapters.web.WebWorld;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageFullException;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.webhooks.InboundWebhook;
import dev.gembind.core.webhooks.WebhookHandler;
import dev.gembind.core.webhooks.WebhookResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("A-05")
class WebhookDoorTest {
    private final WebWorld world = new WebWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "APPLIED,   200, ''",
        "DUPLICATE, 200, ''",
        "IGNORED,   200, ''",
        "SET_ASIDE, 200, ''",
        "BUSY,      409, in-flight",
        "UNSIGNED,  401, unauthorized",
        "STALE,     401, unauthorized",
        "ALTERED,   422, idempotency-conflict",
        "MALFORMED, 400, validation"
    })
    void theProviderReadsWhatBecameOfIt(WebhookResult result, int status, String code) {
        answer(webhook -> result);

        Reply reply = world.call("POST", "/webhooks/acme", "{}");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(code.isEmpty() ? reply.body() : reply.json().path("code").asText())
                .isEqualTo(code);
        assertThat(count(result.label())).isEqualTo(1);
    }

    @Test
    void forgedAndStaleAreToldTheSame() {
        Iterator<WebhookResult> results =
                List.of(WebhookResult.UNSIGNED, WebhookResult.STALE).iterator();
        answer(webhook -> results.next());

        JsonNode forged = world.call("POST", "/webhooks/acme", "{}").json();
        JsonNode stale = world.call("POST", "/webhooks/acme", "{}").json();

        assertThat(forged.path("detail").asText())
                .isEqualTo(stale.path("detail").asText())
                .isNotBlank();
        assertThat(count("unsigned")).isEqualTo(1);
        assertThat(count("stale")).isEqualTo(1);
    }

    @Test
    void bytesAndHeadersArriveAsTheyWereSent() {
        answer(webhook -> {
            assertThat(new String(webhook.body(), StandardCharsets.ISO_8859_1)).isEqualTo("{ \"a\" :  1.0 }\n");
            return WebhookResult.APPLIED;
        });

        assertThat(world.call("POST", "/webhooks/acme", "{ \"a\" :  1.0 }\n", "Content-Encoding: gzip", "X-A: 1")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whatCannotBeStoredIsAskedForAgain(boolean full) {
        answer(webhook -> {
            throw full
                    ? new StorageFullException(StorageException.Outcome.NOT_COMMITTED, "no room", null)
                    : new StorageUnavailableException(StorageException.Outcome.UNKNOWN, "lost", null);
        });

        Reply reply = world.call("POST", "/webhooks/acme", "{}");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertThat(count("unavailable")).isEqualTo(1);
    }

    @Test
    void aServerThatIsStartingAsksToComeBack() {
        world.routes(routes(webhook -> WebhookResult.APPLIED)).start();

        Reply reply = world.call("POST", "/webhooks/acme", "{}");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.has("Retry-After")).isTrue();
        assertThat(count("applied")).isZero();
    }

    @Test
    void onlyConfiguredProvidersHaveADoorAndOnlyByPost() {
        answer(webhook -> WebhookResult.APPLIED);

        assertThat(world.call("POST", "/webhooks/other", "{}").status()).isEqualTo(404);
        assertThat(world.get("/webhooks/acme").status()).isEqualTo(405);
    }

    @Test
    void aBodyBeyondTheLimitNeverReachesTheProvidersCode() {
        answer(webhook -> WebhookResult.APPLIED);

        assertThat(world.call("POST", "/webhooks/acme", "x".repeat(64 * 1024 + 1))
                        .status())
                .isEqualTo(413);
        assertThat(count("applied")).isZero();
    }

    @Test
    void noCookieIsReadOrSetAndBrowsersPagesAreNotAsked() {
        answer(webhook -> WebhookResult.APPLIED);

        Reply reply = world.call("POST", "/webhooks/acme", "{}", "Sec-Fetch-Site: cross-site", "Cookie: s=x");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.has("Set-Cookie")).isFalse();
    }

    private void answer(Function<InboundWebhook, WebhookResult> answer) {
        world.routes(routes(answer)).open();
    }

    private WebhookRoutes routes(Function<InboundWebhook, WebhookResult> answer) {
        return new WebhookRoutes(URI.create("http://localhost:8080"), List.of(handler(answer)), world.meters());
    }

    private static WebhookHandler handler(Function<InboundWebhook, WebhookResult> answer) {
        return new WebhookHandler() {
            @Override
            public String source() {
                return "acme";
            }

            @Override
            public WebhookResult handle(InboundWebhook webhook) {
                return answer.apply(webhook);
            }
        };
    }

    private double count(String result) {
        return world.meters()
                .get("gembind.webhooks")
                .tag("result", result)
                .counter()
                .count();
    }
}
