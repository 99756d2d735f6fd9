package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.app.limits.Bucket4jRateLimiter;
import dev.gembind.core.Secret;
import dev.gembind.core.audit.Alert;
import dev.gembind.testkit.http.ReceivedRequest;
import dev.gembind.testkit.http.ScriptedServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-O1")
@Tag("B-14")
class AlertWebhookTest {
    private final LinkedBlockingQueue<ReceivedRequest> received = new LinkedBlockingQueue<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void anAlertIsSentOnceAsJsonToTheWholeAddress() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((request, wire) -> {
                    received.add(request);
                    wire.send(204, "text/plain", "");
                });
                AlertWebhook webhook = open(server)) {
            webhook.alert(new Alert("duplicate-bindings", "u-1", "one user claimed accounts of others"));
            webhook.alert(new Alert("duplicate-bindings", "u-1", "one user claimed accounts of others"));
            webhook.alert(new Alert("duplicate-bindings", "u-2", "one user claimed accounts of others"));

            ReceivedRequest first = received.poll(10, TimeUnit.SECONDS);
            JsonNode json = new ObjectMapper().readTree(first.body());
            assertThat(first.target()).isEqualTo("/hooks/abc?wait=true");
            assertThat(json.path("kind").asText()).isEqualTo("duplicate-bindings");
            assertThat(json.path("text").asText()).contains("one user claimed accounts of others", "u-1");
            assertThat(received.poll(10, TimeUnit.SECONDS).body()).contains("u-2");
        }
        assertThat(received).isEmpty();
    }

    @Test
    void anAddressThatDoesNotAnswerHoldsNobodyUp() {
        try (ScriptedServer server = ScriptedServer.start((request, wire) -> wire.reset());
                AlertWebhook webhook = open(server)) {
            for (int i = 0; i < 1_000; i++) {
                webhook.alert(new Alert("kind", "subject-" + i, "message"));
            }
        }

        // connections keep threads of their own for a while; the sender does not
        assertThat(ends("gembind-alerts")).isTrue();
    }

    private static boolean ends(String thread) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (isAlive(thread) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return !isAlive(thread);
    }

    private static boolean isAlive(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(each -> each.getName().equals(thread));
    }

    private AlertWebhook open(ScriptedServer server) {
        return AlertWebhook.open(
                Secret.of(server.base() + "/hooks/abc?wait=true"),
                meters,
                new Bucket4jRateLimiter(10_000, System::nanoTime),
                InstantSource.system());
    }
}
