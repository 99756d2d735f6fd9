package dev.gembind.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.testkit.http.ScriptedServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rate limits, pauses and the breaker. */
@Tag("A-18")
class PatienceTest {
    private static final BreakerLimits QUICK = new BreakerLimits(4, 50, Duration.ofSeconds(15), 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7                             | 7000",
                "0                             | 0",
                "1.5                           | 1500",
                "99999999999                   | 86400000",
                "1e999999999                   | 86400000",
                "Sun, 01 Nov 2026 12:00:30 GMT | 30000",
                "Sun, 01 Nov 2026 11:00:00 GMT | 0"
            })
    void headerSaysHowLongToWait(String header, long millis) {
        HttpResult result = limited("{}", "Retry-After: " + header);

        assertThat(result)
                .isEqualTo(new HttpResult.RateLimited(
                        ((HttpResult.RateLimited) result).answer(), Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"retry_after\": 0.25}                 | 250",
                "{\"parameters\": {\"retry_after\": 5}}  | 5000",
                "{\"retry_after\": 1e99}                 | 86400000"
            })
    void bodySaysHowLongToWait(String body, long millis) {
        assertThat(limited(body))
                .isInstanceOfSatisfying(
                        HttpResult.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                      | X-Nothing: 1",
                "{\"retry_after\":\"5\"} | X-Nothing: 1",
                "{\"retry_after\":-1}    | X-Nothing: 1",
                "{}                      | Retry-After: soon",
                "{}                      | Retry-After: 5 minutes",
                "{}                      | Retry-After: -5",
                "no json                 | X-Nothing: 1"
            })
    void nonsenseSaysNothing(String body, String header) {
        assertThat(limited(body, header))
                .isInstanceOfSatisfying(
                        HttpResult.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isNull());
    }

    @Test
    void pauseHoldsEveryCallUntilItIsOver() {
        try (ClientWorld world = ClientWorld.of((request, wire) -> wire.json(200, "{}"))) {
            world.http.pause(Duration.ofMinutes(5));
            world.http.pause(Duration.ofSeconds(1));

            world.now.set(ClientWorld.START.plus(Duration.ofMinutes(5)).minusMillis(1));
            assertThat(world.get())
                    .isEqualTo(new HttpResult.Failed(HttpFailure.PAUSED, 0, false, Duration.ofMillis(1)));
            assertThat(world.server.received()).isEmpty();

            world.now.set(ClientWorld.START.plus(Duration.ofMinutes(5)));
            assertThat(world.get()).isInstanceOf(HttpResult.Success.class);
        }
    }

    @Test
    void breakerOpensAfterFailuresAndClosesAfterAGoodProbe() {
        AtomicReference<Integer> status = new AtomicReference<>(500);
        try (ScriptedServer server = ScriptedServer.start((request, wire) -> wire.json(status.get(), "{}"));
                BreakerWorld world = new BreakerWorld(server, QUICK)) {
            world.callTimes(4);
            assertThat(world.call()).isEqualTo(new HttpResult.Failed(HttpFailure.BREAKER_OPEN, 0, false, null));
            assertThat(server.received()).hasSize(4);
            assertThat(world.state()).isEqualTo(2);

            status.set(200);
            world.now.set(ClientWorld.START.plusSeconds(16));
            assertThat(world.call()).isInstanceOf(HttpResult.Success.class);
            assertThat(world.state()).isZero();
        }
    }

    @Test
    void refusalsAndRateLimitsDoNotOpenTheBreaker() {
        AtomicReference<Integer> status = new AtomicReference<>(400);
        try (ScriptedServer server = ScriptedServer.start((request, wire) -> wire.json(status.get(), "{}"));
                BreakerWorld world = new BreakerWorld(server, QUICK)) {
            world.callTimes(6);
            status.set(429);
            world.callTimes(6);

            assertThat(world.state()).isZero();
            assertThat(server.received()).hasSize(12);
        }
    }

    @Test
    void interruptedCallersDoNotOpenTheBreaker() {
        try (ScriptedServer server = ScriptedServer.start((request, wire) -> wire.hang());
                BreakerWorld world = new BreakerWorld(server, QUICK)) {
            for (int i = 0; i < 6; i++) {
                Thread.currentThread().interrupt();
                world.call();
                assertThat(Thread.interrupted()).isTrue();
            }

            assertThat(world.state()).isZero();
        }
    }

    private static HttpResult limited(String body, String... headers) {
        try (ClientWorld world = ClientWorld.of((request, wire) -> wire.send(429, "application/json", body, headers))) {
            return world.get();
        }
    }
}
