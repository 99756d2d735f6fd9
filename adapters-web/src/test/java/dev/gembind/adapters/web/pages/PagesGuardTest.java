package dev.gembind.adapters.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesGuardTest {
    private static final String NELLY = "80351110224678912";

    private PagesWorld world = new PagesWorld(PagesWorld.usual());

    @AfterEach
    void stop() {
        world.close();
    }

    private void restart(PagesWorld.Setup setup) {
        world.close();
        world = new PagesWorld(setup);
    }

    @Test
    @Tag("B-11")
    void sixthStartWithinAMinuteIsRefused() {
        TestBrowser browser = world.browser();
        for (int i = 0; i < 5; i++) {
            assertThat(browser.post("/auth/discord/start", "mode=signin").status())
                    .isEqualTo(303);
        }
        world.time.advance(Duration.ofSeconds(20));

        Reply refused = browser.post("/auth/telegram/start", "mode=signin");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("40");
        assertThat(refused.body()).contains("40 seconds");
        world.time.advance(Duration.ofSeconds(40));
        assertThat(browser.post("/auth/telegram/start", "mode=signin").status()).isEqualTo(303);
    }

    @Test
    @Tag("B-11")
    void failedReturnsCountWithTheStarts() {
        TestBrowser browser = world.browser();
        for (int i = 0; i < 3; i++) {
            assertThat(browser.comeBack("unknown", "abc").status()).isEqualTo(410);
        }
        browser.startDiscord("signin");
        browser.startDiscord("signin");

        assertThat(browser.post("/auth/discord/start", "mode=signin").status()).isEqualTo(429);
        assertThat(browser.comeBack("unknown", "abc").status()).isEqualTo(429);
    }

    @Test
    @Tag("B-11")
    @Tag("A-32")
    void inventedReturnsAreRefusedBeforeAnythingIsLookedUp() {
        TestBrowser browser = world.browser();
        String state = browser.startDiscord("signin");
        for (int i = 0; i < 5; i++) {
            browser.get("/auth/discord/callback?error=access_denied");
        }

        Reply refused = browser.comeBack(state, world.discord.codeFor(NELLY, "Nelly"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(world.discord.timesAsked()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, 198.51.100.8, 303",
        "198.51.100.7, 198.51.100.7, 429",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, 429",
        "2001:db8:1:2::1, 2001:db8:1:3::1, 303"
    })
    @Tag("B-11")
    void limitIsForEachAddressOrNetwork(String first, String second, int status) {
        TestBrowser one = world.browser().always("X-Forwarded-For: " + first);
        for (int i = 0; i < 5; i++) {
            one.startDiscord("signin");
        }

        TestBrowser two = world.browser().always("X-Forwarded-For: " + second);

        assertThat(two.post("/auth/discord/start", "mode=signin").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/discord/start",
                "/auth/telegram/start",
                "/bind/telegram/start",
                "/bind/confirm/x",
                "/bind/cancel/x",
                "/bind/discord/release",
                "/signin/claim",
                "/signin/cancel",
                "/logout"
            })
    void otherSitesCannotPressOurButtons(String path) {
        TestBrowser nelly = world.member(NELLY, "Nelly");
        String form = "Content-Type: application/x-www-form-urlencoded";

        assertThat(nelly.call("POST", path, "mode=bind", "Sec-Fetch-Site: cross-site", form)
                        .status())
                .isEqualTo(403);
        assertThat(nelly.call("POST", path, "mode=bind", "Origin: https://evil.example", form)
                        .status())
                .isEqualTo(403);
        assertThat(nelly.call("POST", path, "mode=bind", form).status()).isEqualTo(403);
        assertThat(nelly.get("/account").body()).contains("<bdi>Nelly</bdi>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/discord/start", "/bind/telegram/start", "/logout", "/signin/claim"})
    void changesAreNotMadeByLooking(String path) {
        assertThat(world.browser().get(path).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mode=", "mode=both", "mode=signin&mode=bind", "other=signin"})
    void startWithoutAClearPurposeIsRefused(String form) {
        assertThat(world.browser().post("/auth/discord/start", form).status()).isEqualTo(400);
    }

    @Test
    void cookiesCannotBeReadByScriptsNorSentAbroad() {
        TestBrowser browser = world.browser();
        Reply start = browser.post("/auth/discord/start", "mode=signin");
        String oauth = start.header("Set-Cookie");

        Reply in = world.member(NELLY, "Nelly").post("/logout");

        assertThat(oauth)
                .startsWith("gb_oauth_")
                .contains("; Max-Age=600; Path=/; HttpOnly; SameSite=Lax")
                .doesNotContain("Secure", "Domain");
        assertThat(in.headers().get("set-cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("; Path=/; HttpOnly; SameSite=Lax"));
    }

    @Test
    void cookiesOfASecureSiteBelongToThisHostAlone() {
        restart(PagesWorld.usual().secure());
        TestBrowser browser = world.browser().always("Host: gems.example");

        Reply start = browser.post("/auth/discord/start", "mode=signin");
        Reply back = browser.comeBack(TestBrowser.stateOf(start), world.discord.codeFor(NELLY, "Nelly"));
        Reply in = browser.post("/signin/claim");

        for (Reply reply : List.of(start, back, in)) {
            assertThat(reply.headers().get("set-cookie"))
                    .isNotEmpty()
                    .allSatisfy(cookie ->
                            assertThat(cookie).startsWith("__Host-gb_").endsWith("; Secure"));
        }
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(browser.cookies()).containsKey("__Host-gb_session");
        TestBrowser plain = world.browser().always("Host: gems.example");
        plain.cookies().put("gb_session", browser.cookies().get("__Host-gb_session"));
        assertThat(plain.get("/account").status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Call+us", "SIGNED_IN.x", "LINKED.<b>", "linked.discord", ""})
    void notesCannotBeMadeUp(String note) {
        TestBrowser browser = world.browser();
        browser.cookies().put("gb_note", note);

        Reply page = browser.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("class=\"message");
        assertThat(browser.cookies()).doesNotContainKey("gb_note");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/signin"})
    void pagesAreMarkedAndNeedNoScript(String path) {
        Reply page = world.browser().get(path);

        assertThat(page.header("X-Gembind-Sandbox")).isEqualTo("1");
        assertThat(page.body())
                .contains("<html lang=\"en\">", "<h1", "href=\"#main\"", "Connect Discord")
                .doesNotContain("<script", "style=", "onclick", "javascript:");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8080, /signin?a=%2F%2Fb, http://localhost:8080/signin?a=%2F%2Fb",
        "[::1]:99, /account, http://localhost:99/account",
        "127.0.0.1, /, http://localhost/"
    })
    void personWhoComesByAnotherLoopbackNameIsBroughtToWhereCookiesAre(String host, String path, String right) {
        TestBrowser browser = world.browser().always("Host: " + host);

        assertThat(browser.get(path, "Sec-Fetch-Mode: navigate").header("Location"))
                .isEqualTo(right);
        assertThat(browser.get("/signin").status()).isEqualTo(200);
    }

    @Test
    void publicSiteSendsNobodyElsewhere() {
        restart(PagesWorld.usual().secure());

        Reply page = world.browser().always("Host: gems.example:443").get("/signin", "Sec-Fetch-Mode: navigate");

        assertThat(page.status()).isEqualTo(200);
    }
}
