package dev.gembind.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementTest {
    private static final String PROOF = "Authorization: Bearer " + WebWorld.TOKEN;
    private static final String PATH = "/commands/shout";

    private final WebWorld world = new WebWorld()
            .baseUrl("https://gems.example")
            .routes(routes -> routes.get("/page", context -> context.result("page")))
            .command(new ManagementCommand(PATH, text -> {
                if (text.isEmpty()) {
                    throw new IllegalArgumentException("name must not be empty");
                }
                return "{\"said\":" + text + "}";
            }));

    @BeforeEach
    void open() {
        world.open();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    @Tag("A-O1")
    @Tag("B-14")
    void metricsTellHowLongAnswersTookByRouteAndNotByAddress() {
        world.get("/page", "Host: gems.example");
        world.get("/unknown/12345", "Host: gems.example");

        Reply metrics = Wire.get(world.managementPort(), "/metrics");

        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.header("Content-Type")).startsWith("text/plain").contains("version=0.0.4");
        assertThat(metrics.body())
                .contains("gembind_http_duration_seconds_count{method=\"GET\",route=\"/page\",status=\"2xx\"} 1")
                .contains("route=\"none\",status=\"4xx\"")
                .doesNotContain("12345");
    }

    @Test
    void commandIsRunForWhoeverKnowsTheToken() {
        Reply reply = Wire.call(world.managementPort(), "POST", PATH, "\"hello\"", PROOF);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("said").asText()).isEqualTo("hello");
    }

    @Test
    void commandThatIsRefusedSaysWhy() {
        Reply reply = Wire.call(world.managementPort(), "POST", PATH, "", PROOF);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("detail").asText()).isEqualTo("name must not be empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-None: 1", "Authorization: Bearer wrong", "Authorization: Bearer ", "Authorization: Basic x"})
    void commandWithoutTheTokenIsRefused(String proof) {
        Reply reply = Wire.call(world.managementPort(), "POST", PATH, "\"hello\"", proof);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(reply.body()).doesNotContain("said");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://localhost:9090",
                "Origin: null",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: same-origin"
            })
    void webPagesMayNeitherLookNorChange(String sign) {
        assertThat(Wire.get(world.managementPort(), "/metrics", sign).status()).isEqualTo(403);
        assertThat(Wire.call(world.managementPort(), "POST", PATH, "\"hello\"", PROOF, sign)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void personWhoTypesTheAddressMayLook() {
        assertThat(Wire.get(world.managementPort(), "/health", "Sec-Fetch-Site: none")
                        .status())
                .isEqualTo(200);
        assertThat(Wire.call(world.managementPort(), "POST", PATH, "\"x\"", PROOF, "Sec-Fetch-Site: none")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/ready", "/metrics"})
    void namesThatPointHereFromElsewhereAreMisdirected(String path) {
        assertThat(Wire.get(world.managementPort(), path, "Host: rebound.example")
                        .status())
                .isEqualTo(421);
        assertThat(Wire.get(world.managementPort(), path, "Host: gems.example").status())
                .isEqualTo(421);
    }

    @Test
    void pagesAreNotServedHereAndCommandsNotThere() {
        assertThat(Wire.get(world.managementPort(), "/page").status()).isEqualTo(404);
        assertThat(world.call("POST", PATH, "\"x\"", PROOF, "Host: gems.example", "Sec-Fetch-Site: same-origin")
                        .status())
                .isEqualTo(404);
    }
}
