package dev.gembind.adapters.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.bindings.IdentityResult;
import dev.gembind.core.bindings.IdentityResult.Unavailable;
import dev.gembind.testkit.http.ScriptedServer.Script;
import dev.gembind.testkit.http.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long Discord is waited for, and how long it is left alone. */
class PatienceTest {
    /** The whole identification ends at the timeout, wherever it is stuck. */
    @Nested
    @Tag("B-04")
    @Tag("A-36")
    class Deadlines {
        private static final Duration TIMEOUT = Duration.ofMillis(500);
        // room for a busy machine, and far below what the calls would take one by one
        private static final Duration SOON = Duration.ofSeconds(4);

        @ParameterizedTest
        @ValueSource(strings = {DiscordWorld.TOKEN, DiscordWorld.AUTHORIZATION, DiscordWorld.USER})
        void silence(String path) {
            assertTimesOut(path, (request, wire) -> wire.hang());
        }

        @ParameterizedTest
        @ValueSource(strings = {DiscordWorld.TOKEN, DiscordWorld.AUTHORIZATION, DiscordWorld.USER})
        void headersThatTrickle(String path) {
            assertTimesOut(
                    path,
                    (request, wire) ->
                            wire.drip(Wire.head(200, "X-Filler: " + "x".repeat(4000) + "\r\n"), Duration.ofMillis(20)));
        }

        @ParameterizedTest
        @ValueSource(strings = {DiscordWorld.TOKEN, DiscordWorld.AUTHORIZATION, DiscordWorld.USER})
        void bodyThatTrickles(String path) {
            assertTimesOut(path, (request, wire) -> {
                wire.raw(Wire.head(200, "Content-Type: application/json\r\nContent-Length: 4000\r\n"));
                wire.drip("{\"a\":\"" + "x".repeat(4000), Duration.ofMillis(20));
            });
        }

        @Test
        void revocationThatHangsKeepsNobodyWaitingForTheWholeTimeout() {
            try (DiscordWorld discord = new DiscordWorld(Duration.ofSeconds(30))) {
                discord.on(DiscordWorld.REVOKE, (request, wire) -> wire.hang());
                long start = System.nanoTime();

                assertThat(discord.identify()).isInstanceOf(IdentityResult.Identified.class);

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
            }
        }

        private void assertTimesOut(String path, Script script) {
            try (DiscordWorld discord = new DiscordWorld(TIMEOUT)) {
                discord.on(path, script);
                long start = System.nanoTime();

                assertThat(discord.identify()).isEqualTo(new Unavailable("timeout"));

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
                assertThat(discord.calls(path)).hasSize(1);
            }
        }
    }

    /** A network that says stop is obeyed. */
    @Nested
    @Tag("A-18")
    class Pauses {
        private final DiscordWorld discord = new DiscordWorld();

        @AfterEach
        void close() {
            discord.close();
        }

        @Test
        void rateLimitIsObeyedToTheSecond() {
            assertPauses("rate-limited", Duration.ofSeconds(7), limited("{\"retry_after\":6.5}", "Retry-After: 7"));
            assertThat(discord.alerts).isEmpty();
        }

        @Test
        void rateLimitInTheBodyIsObeyed() {
            assertPauses("rate-limited", Duration.ofMillis(6500), limited("{\"retry_after\":6.5,\"global\":true}"));
        }

        @Test
        void rateLimitWithoutATimeMeansAFewSeconds() {
            assertPauses("rate-limited", Duration.ofSeconds(5), limited("{}"));
        }

        @Test
        void noAnswerKeepsEverybodyOutForHours() {
            assertPauses("rate-limited", Duration.ofMinutes(15), limited("{}", "Retry-After: 86400"));
        }

        @Test
        void overloadedDiscordIsObeyed() {
            assertPauses(
                    "server-error",
                    Duration.ofSeconds(30),
                    (request, wire) -> wire.send(503, "application/json", "{}", "Retry-After: 30"));
        }

        @Test
        void limitOfOnePersonsTokenKeepsNobodyElseWaiting() {
            discord.on(
                    DiscordWorld.USER,
                    (request, wire) ->
                            wire.send(429, "application/json", "{}", "Retry-After: 60", "X-RateLimit-Scope: user"));
            assertThat(discord.identify()).isEqualTo(new Unavailable("rate-limited"));

            discord.on(DiscordWorld.USER, 200, DiscordWorld.GOOD_USER);
            assertThat(discord.identify()).isInstanceOf(IdentityResult.Identified.class);
        }

        @ParameterizedTest
        @CsvSource({"429, error code: 1015", "429, You are being rate limited", "403, error code: 1010"})
        @Tag("B-10")
        void pageOfTheNetworkInFrontMeansALongPauseAndAnAlert(int status, String text) {
            assertPauses(
                    "blocked",
                    Duration.ofMinutes(5),
                    (request, wire) -> wire.send(status, "text/html", "<html>" + text));
            assertThat(discord.alerts)
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.kind()).isEqualTo("discord-blocked"));
        }

        @ParameterizedTest
        @ValueSource(ints = {429, 403})
        void fixedTextOfTheNetworkInFrontIsRecognised(int status) {
            String block = "{\"code\":0,\"message\":\"You are being blocked from accessing our API temporarily\"}";

            assertPauses("blocked", Duration.ofMinutes(5), (request, wire) -> wire.json(status, block));
            assertThat(discord.alerts).hasSize(1);
        }

        private Script limited(String body, String... headers) {
            return (request, wire) -> wire.send(429, "application/json", body, headers);
        }

        private void assertPauses(String reason, Duration pause, Script script) {
            discord.on(DiscordWorld.TOKEN, script);
            assertThat(discord.identify()).isEqualTo(new Unavailable(reason));

            discord.on(DiscordWorld.TOKEN, 200, DiscordWorld.GOOD_TOKEN);
            discord.now.set(DiscordWorld.START.plus(pause).minusMillis(1));
            assertThat(discord.identify()).isEqualTo(new Unavailable("paused"));
            assertThat(discord.calls(DiscordWorld.TOKEN)).hasSize(1);

            discord.now.set(DiscordWorld.START.plus(pause));
            assertThat(discord.identify()).isInstanceOf(IdentityResult.Identified.class);
        }
    }
}
