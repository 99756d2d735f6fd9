package dev.gembind.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-32")
class LimitsTest {
    private static final String HEAD = "POST /webhooks/echo HTTP/1.1\r\nHost: localhost\r\n";
    private static final int LIMIT = 1_000;

    private final WebWorld world = new WebWorld()
            .limits(WebWorld.limits(LIMIT, Duration.ofSeconds(20)))
            .routes(routes -> routes.get("/quick", context -> context.result("quick"))
                    .post("/webhooks/echo", context -> context.result(context.bodyAsBytes()))
                    .post(
                            "/webhooks/stream",
                            context -> context.result(
                                    Integer.toString(context.bodyInputStream().readAllBytes().length))));

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void bodyOfExactlyTheLimitIsTaken() {
        world.open();

        assertThat(world.call("POST", "/webhooks/echo", "x".repeat(LIMIT)).body())
                .hasSize(LIMIT);
    }

    @Test
    void bodyThatSaysItIsLargerIsRefusedBeforeItIsSent() {
        world.open();

        try (Wire wire = new Wire(world.port())) {
            Reply reply = wire.send(HEAD + "Content-Length: " + (LIMIT + 1) + "\r\n\r\n")
                    .reply();

            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.json().path("code").asText()).isEqualTo("too-large");
        }
    }

    @Test
    void bodyThatTurnsOutLargerIsRefusedHoweverItIsRead() {
        world.open();
        String chunk = "100\r\n" + "x".repeat(256) + "\r\n";

        for (String path : List.of("/webhooks/echo", "/webhooks/stream")) {
            try (Wire wire = new Wire(world.port())) {
                wire.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
                Reply reply = wire.send(chunk.repeat(4) + "0\r\n\r\n").reply();

                assertThat(reply.status()).as(path).isEqualTo(413);
            }
        }
    }

    @Test
    void chunkedBodyWithinTheLimitIsTaken() {
        world.open();

        try (Wire wire = new Wire(world.port())) {
            wire.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");

            assertThat(wire.reply().body()).isEqualTo("hello");
        }
    }

    @Test
    void bodyThatTakesTooLongIsCutOffThoughItKeepsMoving() {
        world.limits(WebWorld.limits(LIMIT, Duration.ofMillis(300))).open();

        try (Wire wire = new Wire(world.port())) {
            wire.send(HEAD + "Content-Length: 900\r\n\r\nabc");

            assertThat(wire.isCut()).isTrue();
        }
    }

    @Test
    void headersThatTakeTooLongAreCutOffThoughTheyKeepComing() {
        world.limits(WebWorld.limits(LIMIT, Duration.ofMillis(300))).open();

        try (Wire fresh = new Wire(world.port());
                Wire used = new Wire(world.port())) {
            used.send("GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(used.reply().body()).isEqualTo("quick");
            fresh.send("GET /quick HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n");
            used.send("GET /quick HTTP/1.1\r\nX-A: b\r\n");

            assertThat(fresh.isCut()).isTrue();
            assertThat(used.isCut()).isTrue();
        }
    }

    @Test
    void handlerMayTakeLongerThanARequestToArrive() {
        CountDownLatch later = new CountDownLatch(1);
        world.limits(WebWorld.limits(LIMIT, Duration.ofMillis(100)))
                .routes(routes -> routes.post("/webhooks/slow", context -> {
                    later.await(400, TimeUnit.MILLISECONDS);
                    context.result("done");
                }))
                .open();

        assertThat(world.call("POST", "/webhooks/slow", "body").body()).isEqualTo("done");
    }

    @Test
    void hundredsOfSlowBodiesHoldNobodyUp() {
        world.open();
        List<Wire> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                slow.add(new Wire(world.port()).send(HEAD + "Content-Length: 900\r\n\r\nabc"));
            }

            long began = System.nanoTime();
            assertThat(world.get("/quick").body()).isEqualTo("quick");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));

            Reply finished = slow.get(0).send("d".repeat(897)).reply();
            assertThat(finished.body()).hasSize(900);
        } finally {
            slow.forEach(Wire::close);
        }
    }

    @Test
    void longAddressesAndHeadersAreRefused() {
        world.open();

        assertThat(world.get("/quick?" + "x".repeat(9_000)).status()).isEqualTo(414);
        assertThat(world.get("/quick", "X-Long: " + "x".repeat(9_000)).status()).isEqualTo(431);
    }

    @Test
    void requestsTwoServersCouldReadDifferentlyAreRefused() {
        world.open();

        assertThat(raw("Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc")).isEqualTo(400);
        assertThat(raw("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .isEqualTo(400);
        assertThat(raw("X-A : b\r\nContent-Length: 3\r\n\r\nabc")).isEqualTo(400);
    }

    private int raw(String rest) {
        try (Wire wire = new Wire(world.port())) {
            return wire.send(HEAD + rest).reply().status();
        }
    }
}
