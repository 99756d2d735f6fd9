package dev.gembind.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-14")
class HealthTest {
    private final AtomicReference<HealthState> storage = new AtomicReference<>(new HealthState(true, "fine"));
    private final AtomicReference<HealthState> discord = new AtomicReference<>(new HealthState(true, "fine"));
    private final WebWorld world = new WebWorld()
            .check(new HealthCheck("storage", true, storage::get))
            .check(new HealthCheck("discord", false, discord::get))
            .routes(routes -> routes.get("/page", context -> context.result("page")));

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void serverThatIsNotOpenYetLivesButIsNotReady() {
        world.start();

        assertThat(world.get("/health/live").status()).isEqualTo(200);
        assertThat(world.get("/health/ready").status()).isEqualTo(503);
        Reply page = world.get("/page", "Accept: text/html");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isEqualTo("2");
        assertThat(page.body()).contains("http-equiv=\"refresh\"");
        assertThat(world.get("/webhooks/x").status()).isEqualTo(503);
    }

    @Test
    void serverThatHasNothingToServeYetTellsHealthAndAsksEverybodyElseToComeBack() {
        world.listen();

        assertThat(world.get("/health/live").status()).isEqualTo(200);
        assertThat(world.get("/health/ready").status()).isEqualTo(503);
        for (String path : List.of("/page", "/", "/account", "/status", "/api/v1/users/u-1", "/webhooks/x")) {
            Reply reply = world.get(path, "Accept: text/html");
            assertThat(reply.status()).as(path).isEqualTo(503);
            assertThat(reply.header("Retry-After")).as(path).isEqualTo("2");
        }
        assertThat(world.get("/page", "Accept: text/html").body()).contains("Starting up", "http-equiv=\"refresh\"");
        assertThat(world.get("/api/v1/users/u-1").json().path("code").asText()).isEqualTo("starting");
        Reply details = Wire.get(world.managementPort(), "/health");
        assertThat(details.status()).isEqualTo(503);
        assertThat(details.json().path("phase").asText()).isEqualTo("starting");
        assertThat(Wire.get(world.managementPort(), "/metrics").status()).isEqualTo(200);
        assertThatThrownBy(world.server()::open).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void connectionFromBeforeIsServedOnceThereIsSomething() {
        world.listen();
        try (Wire wire = new Wire(world.port())) {
            wire.send("GET /page HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(wire.reply().status()).isEqualTo(503);

            world.serve();
            world.server().open();
            wire.send("GET /page HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(wire.reply().body()).isEqualTo("page");
        }
    }

    @Test
    void openServerIsReadyOnBothPorts() {
        world.open();

        assertThat(world.get("/health/ready").status()).isEqualTo(200);
        assertThat(Wire.get(world.managementPort(), "/health/ready").status()).isEqualTo(200);
        assertThat(Wire.get(world.managementPort(), "/health/live").status()).isEqualTo(200);
        assertThat(world.get("/page").body()).isEqualTo("page");
    }

    @Test
    void drainingServerIsNotReadyButServes() {
        world.open();

        world.server().drain();

        assertThat(world.get("/health/ready").status()).isEqualTo(503);
        assertThat(world.get("/health/live").status()).isEqualTo(200);
        assertThat(world.get("/page").body()).isEqualTo("page");
    }

    @Test
    void serverWithoutWhatItRequiresIsNotReadyAndSaysNoMoreInPublic() {
        storage.set(new HealthState(false, "disk of alpha-7 is gone"));
        world.open();

        Reply ready = world.get("/health/ready");

        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.body()).doesNotContain("storage", "alpha-7");
        assertThat(world.get("/health/live").status()).isEqualTo(200);
        Reply details = Wire.get(world.managementPort(), "/health");
        assertThat(details.status()).isEqualTo(503);
        assertThat(details.json().path("status").asText()).isEqualTo("down");
        assertThat(details.body()).contains("disk of alpha-7 is gone");
    }

    @Test
    @Tag("B-10")
    void platformThatIsAwayMakesHealthWorseButNotUnready() {
        discord.set(new HealthState(false, "does not answer"));
        world.open();

        assertThat(world.get("/health/ready").status()).isEqualTo(200);
        Reply details = Wire.get(world.managementPort(), "/health");
        assertThat(details.status()).isEqualTo(200);
        assertThat(details.json().path("status").asText()).isEqualTo("degraded");
        assertThat(details.json().path("phase").asText()).isEqualTo("open");
        assertThat(details.json().path("checks").get(1).path("name").asText()).isEqualTo("discord");
        assertThat(details.json().path("checks").get(1).path("up").asBoolean()).isFalse();
    }

    @Test
    @Tag("B-10")
    void peopleSeeWhatWorksAndNoDetail() {
        world.open();
        assertThat(world.get("/status").body()).contains("Everything works", "Storage", "Discord");

        HealthState away = new HealthState(false, "no route to 10.0.0.9");
        discord.set(away);
        Polling.until(() -> world.get("/status").body().contains("Does not work"));

        Reply page = world.get("/status");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Some things do not work").doesNotContain("10.0.0.9");
    }

    @Test
    void checkThatBreaksCountsAsDownAndBreaksNothingElse() {
        world.check(new HealthCheck("odd", true, () -> {
                    throw new IllegalStateException("broken check");
                }))
                .open();

        assertThat(world.get("/health/ready").status()).isEqualTo(503);
        assertThat(Wire.get(world.managementPort(), "/health").body())
                .contains("the check itself failed")
                .doesNotContain("broken check");
    }

    @Test
    void detailsAndMetricsAreNotPublic() {
        world.open();

        assertThat(world.get("/health").status()).isEqualTo(404);
        assertThat(world.get("/metrics").status()).isEqualTo(404);
    }
}
