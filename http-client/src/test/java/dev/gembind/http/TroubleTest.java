package dev.gembind.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.testkit.http.ScriptedServer.Script;
import dev.gembind.testkit.http.Wire;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Dns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of networks that fail, and what is never repeated. */
@Tag("B-10")
class TroubleTest {
    private static final HttpLimits HASTY = ClientWorld.LIMITS.withDeadline(Duration.ofMillis(400));
    // the deadline, and room for a busy machine
    private static final Duration SOON = Duration.ofSeconds(4);

    @Test
    void resetAfterTheRequestIsNotRepeated() {
        try (ClientWorld world = ClientWorld.of((request, wire) -> wire.reset())) {
            assertFailed(world.post(), HttpFailure.RESET, true);
            assertFailed(world.get(), HttpFailure.RESET, true);
            assertThat(world.server.received()).hasSize(2);
            assertThat(world.retries()).isZero();
        }
    }

    @Test
    void closingWithoutAnAnswerIsAReset() {
        assertFailed(outcome((request, wire) -> wire.close()), HttpFailure.RESET, true);
    }

    @Test
    void answerThatIsNoHttpIsMalformed() {
        assertFailed(outcome((request, wire) -> wire.raw("SSH-2.0-OpenSSH\r\n\r\n")), HttpFailure.MALFORMED, true);
    }

    @Test
    void answerThatEndsEarlyIsTruncated() {
        String head = Wire.head(200, "Content-Type: application/json\r\nContent-Length: 50\r\n");
        Script ended = (request, wire) -> {
            wire.raw(head + "{\"id\":");
            wire.close();
        };
        Script cut = (request, wire) -> {
            wire.raw(Wire.head(200, "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n")
                    + "5\r\n{\"id\"");
            wire.close();
        };

        assertFailed(outcome(ended), HttpFailure.TRUNCATED, true);
        assertFailed(outcome(cut), HttpFailure.TRUNCATED, true);
    }

    @Test
    @Tag("A-36")
    void silenceEndsAtTheDeadline() {
        assertTimesOut((request, wire) -> wire.hang());
    }

    @Test
    @Tag("A-36")
    void headersThatTrickleEndAtTheDeadline() {
        assertTimesOut((request, wire) ->
                wire.drip(Wire.head(200, "X-Filler: " + "x".repeat(4000) + "\r\n"), Duration.ofMillis(20)));
    }

    @Test
    @Tag("A-36")
    void bodyThatTricklesEndsAtTheDeadline() {
        assertTimesOut((request, wire) -> {
            wire.raw(Wire.head(200, "Content-Type: application/json\r\nContent-Length: 4000\r\n"));
            wire.drip("x".repeat(4000), Duration.ofMillis(20));
        });
    }

    @Test
    @Tag("A-36")
    void nameLookupThatHangsEndsAtTheDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        Dns hanging = host -> {
            awaitUninterruptibly(never);
            throw new UnknownHostException(host);
        };
        HttpConfig config =
                ClientWorld.config(URI.create("http://example.test")).withLimits(HASTY);
        try (ProviderHttp http =
                ProviderHttp.open(config, new SimpleMeterRegistry(), InstantSource.system(), hanging)) {
            long start = System.nanoTime();

            HttpResult result = http.send(HttpCall.get("/thing").build());

            assertFailed(result, HttpFailure.TIMEOUT, false);
            // the lookup alone would be given three seconds
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2500));
        } finally {
            never.countDown();
        }
    }

    @Test
    @Tag("A-36")
    void deadlineIsSharedByTheCallsThatAreGivenIt() {
        try (ClientWorld world = ClientWorld.of((request, wire) -> wire.json(200, "{}"))) {
            Deadline over = Deadline.after(Duration.ZERO, () -> 7);

            assertFailed(world.http.send(HttpCall.get("/thing").build(), over), HttpFailure.TIMEOUT, false);
            assertThat(world.server.received()).isEmpty();
        }
    }

    @Test
    void refusedConnectionIsTriedOnceMoreAndTold() {
        try (ClientWorld world = ClientWorld.of((request, wire) -> wire.hang())) {
            world.server.close();

            assertFailed(world.post(), HttpFailure.CONNECT, false);
            assertThat(world.retries()).isEqualTo(1);
        }
    }

    @Test
    void secondLookupHelpsWhenTheFirstFails() {
        AtomicInteger lookups = new AtomicInteger();
        Dns shaky = host -> {
            if (lookups.getAndIncrement() == 0) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.getLoopbackAddress());
        };
        try (ClientWorld world = ClientWorld.named("localhost", (request, wire) -> wire.json(200, "{}"), shaky)) {
            assertThat(world.post()).isInstanceOf(HttpResult.Success.class);
            assertThat(world.server.received()).hasSize(1);
            assertThat(world.retries()).isEqualTo(1);
        }
    }

    @Test
    void unknownHostIsTold() {
        Dns nothing = host -> {
            throw new UnknownHostException(host);
        };
        try (ClientWorld world = ClientWorld.named("example.test", (request, wire) -> wire.hang(), nothing)) {
            assertFailed(world.get(), HttpFailure.DNS, false);
        }
    }

    @Test
    void publicNameWithAPrivateAddressIsNotCalled() {
        Dns rebound = host -> List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
        try (ClientWorld world = ClientWorld.named("example.test", (request, wire) -> wire.json(200, "{}"), rebound)) {
            assertFailed(world.get(), HttpFailure.ADDRESS_BLOCKED, false);
            assertThat(world.server.received()).isEmpty();
        }
    }

    @Test
    void plainServerIsNoEncryptedOne() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> greeting = CompletableFuture.runAsync(() -> greetOnce(plain));
            HttpConfig config = ClientWorld.config(URI.create("https://127.0.0.1:" + plain.getLocalPort()));
            try (ProviderHttp http = ProviderHttp.open(config, new SimpleMeterRegistry(), InstantSource.system())) {
                HttpResult result =
                        http.send(HttpCall.postForm("/thing", Map.of()).build());

                assertFailed(result, HttpFailure.TLS, false);
                greeting.get(5, TimeUnit.SECONDS);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00"})
    @Tag("A-18")
    void overloadedServiceIsNotCalledAgainBehindOurBack(String wait) {
        Script overloaded = (request, wire) -> wire.send(503, "text/html", "", "Retry-After: " + wait);
        try (ClientWorld world = ClientWorld.of(overloaded)) {
            assertFailed(world.post(), HttpFailure.SERVER_ERROR, true);
            assertFailed(world.get(), HttpFailure.SERVER_ERROR, true);
            assertThat(world.server.received()).hasSize(2);
        }
    }

    @Test
    void closingEndsTheCallsUnderWay() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (ClientWorld world = ClientWorld.of((request, wire) -> {
            arrived.countDown();
            wire.hang();
        })) {
            CompletableFuture<HttpResult> call = CompletableFuture.supplyAsync(world::get);
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

            world.http.close();

            assertFailed(call.get(2, TimeUnit.SECONDS), HttpFailure.CLOSED, true);
            assertFailed(world.get(), HttpFailure.CLOSED, false);
        }
    }

    @Test
    void closingLeavesNoThreadOfItsOwn() {
        Dns loopback = host -> List.of(InetAddress.getLoopbackAddress());
        ClientWorld world = ClientWorld.named("localhost", (request, wire) -> wire.json(200, "{}"), loopback);
        assertThat(world.get()).isInstanceOf(HttpResult.Success.class);
        assertThat(lookupThreads()).isPositive();

        world.close();

        for (int i = 0; i < 5_000 && lookupThreads() > 0; i++) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(lookupThreads()).isZero();
    }

    private static long lookupThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("gembind-dns-example"))
                .count();
    }

    @Test
    void interruptEndsTheCallAndStaysSet() {
        try (ClientWorld world = ClientWorld.of((request, wire) -> wire.hang())) {
            Thread.currentThread().interrupt();

            HttpResult result = world.get();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(result)
                    .isInstanceOfSatisfying(
                            HttpResult.Failed.class,
                            failed -> assertThat(failed.failure()).isEqualTo(HttpFailure.INTERRUPTED));
        }
    }

    private static void assertTimesOut(Script script) {
        try (ClientWorld world = ClientWorld.of(script, HASTY)) {
            long start = System.nanoTime();

            assertFailed(world.get(), HttpFailure.TIMEOUT, true);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(HASTY.deadline().minusMillis(50), SOON);
        }
    }

    private static HttpResult outcome(Script script) {
        try (ClientWorld world = ClientWorld.of(script)) {
            return world.get();
        }
    }

    private static void greetOnce(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            socket.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a lookup in the operating system, which no interrupt reaches. */
    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            LockSupport.parkNanos(latch, 1_000_000);
        }
    }

    private static void assertFailed(HttpResult result, HttpFailure failure, boolean sent) {
        assertThat(result).isInstanceOfSatisfying(HttpResult.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(failure);
            assertThat(failed.sent()).isEqualTo(sent);
        });
    }
}
