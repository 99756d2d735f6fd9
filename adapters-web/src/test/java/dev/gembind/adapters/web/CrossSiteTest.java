package dev.gembind.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteTest {
    private final WebWorld world = new WebWorld()
            .baseUrl("https://gems.example")
            .routes(routes -> routes.get("/page", context -> context.result("page"))
                    .post("/change", context -> context.result("changed"))
                    .post("/webhooks/x", context -> context.result("taken"))
                    .put("/api/v1/x", context -> context.result("done")));

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            same-origin, -,                          200
            same-origin, https://evil.example,       200
            none,        -,                          200
            same-site,   https://gems.example,       403
            cross-site,  -,                          403
            cross-site,  https://gems.example,       403
            -,           https://gems.example,       200
            -,           http://gems.example,        403
            -,           https://gems.example:8443,  403
            -,           https://evil.example,       403
            -,           https://gems.example.evil,  403
            -,           null,                       403
            -,           -,                          403
            """)
    void changesAreTakenFromOwnPagesOnly(String fetchSite, String origin, int status) {
        world.open();

        Reply reply = world.call("POST", "/change", "a=b", lines(fetchSite, origin));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().equals("changed")).isEqualTo(status == 200);
    }

    private static String[] lines(String fetchSite, String origin) {
        return Stream.of(
                        "Host: gems.example",
                        fetchSite == null ? "X-None: 1" : "Sec-Fetch-Site: " + fetchSite,
                        origin == null ? "X-None: 2" : "Origin: " + origin)
                .toArray(String[]::new);
    }

    @Test
    void looksAreTakenFromEverywhere() {
        world.open();

        assertThat(world.get("/page", "Host: gems.example", "Sec-Fetch-Site: cross-site")
                        .body())
                .isEqualTo("page");
    }

    @Test
    void apiAndWebhooksReadNoCookieAndNeedNoPage() {
        world.open();

        assertThat(world.call("PUT", "/api/v1/x", "{}", "Host: gems.example").body())
                .isEqualTo("done");
        assertThat(world.call("POST", "/webhooks/x", "{}", "Host: gems.example").body())
                .isEqualTo("taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/../change", "//change", "/webhooks/%2e%2e/change", "/api/v1/..;/../change"})
    void noWayOfWritingAPathSlipsPastTheRule(String target) {
        world.open();

        Reply reply = world.call("POST", target, "a=b", "Host: gems.example", "Sec-Fetch-Site: cross-site");

        assertThat(reply.body()).isNotEqualTo("changed");
        assertThat(reply.status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "gems.example:8443",
                "gems.example.evil",
                "gems.example@evil.example",
                "localhost",
                "127.0.0.1",
                ""
            })
    void otherNamesAreMisdirected(String host) {
        world.open();

        Reply reply = world.get("/page", "Host: " + host);

        assertThat(reply.status()).isIn(421, 400);
        assertThat(reply.body()).isNotEqualTo("page").doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gems.example", "GEMS.example", "gems.example:443"})
    void ownNameIsKnownHoweverItIsWritten(String host) {
        world.open();

        assertThat(world.get("/page", "Host: " + host).body()).isEqualTo("page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:1", "127.0.0.1", "[::1]:8080"})
    void siteUnderDevelopmentAnswersToEveryLoopbackName(String host) {
        world.baseUrl("http://localhost:8080").open();

        assertThat(world.get("/page", "Host: " + host).body()).isEqualTo("page");
        assertThat(world.get("/page", "Host: evil.example").status()).isEqualTo(421);
    }

    @Test
    void loadBalancersAskForHealthByAddress() {
        world.open();

        assertThat(world.get("/health/ready", "Host: 10.0.0.7:8080").status()).isEqualTo(200);
        assertThat(world.get("/health", "Host: 10.0.0.7:8080").status()).isEqualTo(421);
    }
}
