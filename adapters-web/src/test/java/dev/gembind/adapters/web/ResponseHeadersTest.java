package dev.gembind.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.edge.RequestInfo;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResponseHeadersTest {
    private static final String OWN = "Sec-Fetch-Site: same-origin";

    private final WebWorld world = new WebWorld()
            .routes(routes -> routes.get(
                            "/nonce",
                            context -> context.result(RequestInfo.of(context).nonce()))
                    .get("/boom", context -> {
                        throw new IllegalStateException("the secret is swordfish");
                    })
                    .post("/echo", context -> context.result(context.body())));

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void everyAnswerCarriesTheSecurityHeadersWhateverItsStatus() {
        world.open();

        List<Reply> replies = List.of(
                world.get("/nonce"),
                world.get("/nothing"),
                world.call("POST", "/nonce", "", OWN),
                world.call("POST", "/echo", "", "Sec-Fetch-Site: cross-site"),
                world.get("/boom"),
                world.get("/nonce", "Host: evil.example"),
                world.call("BREW", "/nonce", ""),
                world.get("/nonce", "X-Long: " + "x".repeat(9_000)),
                world.get("/a/%2e%2e/b"),
                world.get("/health/live"),
                world.get("/api/v1/nothing"));

        assertThat(replies)
                .extracting(Reply::status)
                .containsExactly(200, 404, 405, 403, 500, 421, 501, 431, 400, 200, 404);
        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "'nonce-")
                    .doesNotContain("unsafe");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.header("X-Request-Id")).hasSize(16);
            assertThat(reply.header("Content-Type").toLowerCase(java.util.Locale.ROOT))
                    .contains("charset=utf-8");
            assertThat(reply.has("Server")).isFalse();
            assertThat(reply.has("Strict-Transport-Security")).isFalse();
        });
    }

    @Test
    void nonceAndRequestIdAreNewForEveryRequest() {
        world.open();

        Reply first = world.get("/nonce");
        Reply second = world.get("/nonce");

        assertThat(first.body()).isNotEqualTo(second.body());
        assertThat(first.header("Content-Security-Policy")).contains("'nonce-" + first.body() + "'");
        assertThat(first.header("X-Request-Id")).isNotEqualTo(second.header("X-Request-Id"));
    }

    @Test
    void formsMayLeadToThePlatformsOnly() {
        world.signInOrigin("https://discord.com").open();

        assertThat(world.get("/nonce").header("Content-Security-Policy"))
                .contains("form-action 'self' https://discord.com;");
    }

    @Test
    void siteUnderHttpsAsksForItForYears() {
        world.baseUrl("https://gems.example").open();

        Reply reply = world.get("/nonce", "Host: gems.example");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Strict-Transport-Security")).isEqualTo("max-age=63072000");
    }

    @Test
    void sandboxIsMarkedOnPagesAndAnswers() {
        world.sandbox().open();

        Reply page = world.get("/nothing", "Accept: text/html");

        assertThat(page.header("X-Gembind-Sandbox")).isEqualTo("1");
        assertThat(page.body()).contains("Nothing here is real", "Play with &lt;b&gt;");
        assertThat(world.get("/health/live").header("X-Gembind-Sandbox")).isEqualTo("1");
    }

    @Test
    void siteThatIsRealSaysNothingOfASandbox() {
        world.open();

        Reply page = world.get("/nothing", "Accept: text/html");

        assertThat(page.has("X-Gembind-Sandbox")).isFalse();
        assertThat(page.body()).doesNotContain("Sandbox");
    }

    @Test
    void methodThatIsNotOfferedIsToldWhichAre() {
        world.open();

        Reply reply = world.call("DELETE", "/echo", "", OWN);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("POST");
    }

    @Test
    void styleSheetIsKeptForEverAndFoundByThePage() {
        world.open();
        String page = world.get("/nothing", "Accept: text/html").body();
        String href = page.substring(page.indexOf("/assets/", page.indexOf("stylesheet")));

        Reply sheet = world.get(href.substring(0, href.indexOf('"')));

        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.header("Content-Type")).isEqualToIgnoringCase("text/css; charset=utf-8");
        assertThat(sheet.header("Cache-Control")).contains("immutable");
        assertThat(sheet.body()).contains("prefers-color-scheme: dark");
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() {
        world.open();

        Reply reply = world.call("HEAD", "/nonce", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
    }
}
