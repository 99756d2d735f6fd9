package dev.gembind.adapters.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import dev.gembind.core.Platform;
import dev.gembind.core.bindings.AuthorizationService;
import dev.gembind.core.bindings.IdentityResult;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnTest {
    private static final String NELLY = "80351110224678912";
    private static final String CALLBACK = "/auth/discord/callback";

    private final PagesWorld world = new PagesWorld();
    private final TestBrowser browser = world.browser();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    @Tag("B-04")
    void failedExchangeSaysSoAndTryingAgainWorks() {
        Reply refused = browser.signInWithDiscord(
                world.discord.code(new IdentityResult.Rejected("invalid-grant", "Failed to exchange code for token")));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Failed to exchange code for token", "Nothing was changed", "Try again");
        assertThat(browser.signInWithDiscord(world.discord.codeFor(NELLY, "Nelly"))
                        .status())
                .isEqualTo(303);
    }

    @Test
    @Tag("B-04")
    @Tag("B-10")
    void platformThatDoesNotAnswerIsNamedWithATimeToWait() {
        Reply refused = browser.signInWithDiscord(world.discord.code(new IdentityResult.Unavailable("timeout")));

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(refused.body())
                .contains("Discord does not answer", "Failed to exchange code for token", "Request id");
        assertThat(browser.get("/").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&code=abc"})
    void personWhoSaysNoAtThePlatformIsToldThatNothingChanged(String more) {
        String state = browser.startDiscord("signin");

        Reply page = browser.get(CALLBACK + "?error=access_denied&state=" + state + more);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("You said no", "Nothing was changed");
        assertThat(world.discord.timesAsked()).isZero();
        assertThat(browser.get(CALLBACK + "?error=access_denied").body()).contains("You said no");
    }

    @Test
    void otherErrorsOfThePlatformAreNotRepeatedToThePerson() {
        String state = browser.startDiscord("signin");

        Reply page = browser.get(CALLBACK + "?error=%3Cb%3Eevil&error_description=Call+us&state=" + state);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).doesNotContain("evil", "Call us").contains("Failed to exchange code for token");
    }

    @Test
    void stateCountsOnce() {
        String state = browser.startDiscord("signin");
        Map<String, String> atTheStart = Map.copyOf(browser.cookies());
        browser.comeBack(state, world.discord.codeFor(NELLY, "Nelly"));
        assertThat(browser.cookies().keySet()).noneMatch(name -> name.startsWith("gb_oauth_"));

        Reply reloaded = browser.comeBack(state, world.discord.codeFor(NELLY, "Nelly"));
        browser.cookies().putAll(atTheStart);
        Reply twice = browser.comeBack(state, world.discord.codeFor(NELLY, "Nelly"));

        assertThat(reloaded.status()).isEqualTo(410);
        assertThat(twice.header("Location")).isEqualTo("/signin/continue");
        assertThat(world.discord.timesAsked()).isEqualTo(1);
    }

    @Test
    void stateOfAnotherBrowserIsVoidForBoth() {
        String state = browser.startDiscord("signin");
        String code = world.discord.codeFor(NELLY, "Nelly");

        Reply victim = world.browser().comeBack(state, code);
        Reply owner = browser.comeBack(state, code);

        assertThat(victim.status()).isEqualTo(403);
        assertThat(victim.body()).contains("This was started somewhere else", "allow cookies");
        assertThat(owner.status()).isEqualTo(410);
        assertThat(world.discord.timesAsked()).isZero();
        assertThat(world.alerts.all()).extracting(alert -> alert.kind()).contains(AuthorizationService.MISMATCH_ALERT);
    }

    @Test
    void bindingEndsWithTheSessionItBeganWith() {
        TestBrowser nelly = world.browser();
        world.confirmInChat(nelly.codeForTelegram("signin"), "42", "Nelly");
        nelly.post("/signin/claim");
        String state = nelly.startDiscord("bind");
        TestBrowser otto = world.member("80351110224678913", "Otto");
        nelly.cookies().put("gb_session", otto.cookies().get("gb_session"));

        Reply refused = nelly.comeBack(state, world.discord.codeFor(NELLY, "Nelly"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(world.ownerOf(FakePlatform.identity(NELLY, "Nelly"))).isEmpty();
    }

    @Test
    void signedOutMeanwhileIsAMismatchToo() {
        TestBrowser nelly = world.browser();
        world.confirmInChat(nelly.codeForTelegram("signin"), "42", "Nelly");
        nelly.post("/signin/claim");
        String state = nelly.startDiscord("bind");
        nelly.cookies().remove("gb_session");

        assertThat(nelly.comeBack(state, world.discord.codeFor(NELLY, "Nelly")).status())
                .isEqualTo(403);
    }

    @Test
    @Tag("B-06")
    void stateIsTooOldAfterTenMinutes() {
        String state = browser.startDiscord("signin");

        world.time.advance(Duration.ofMinutes(10));

        assertThat(browser.comeBack(state, world.discord.codeFor(NELLY, "Nelly"))
                        .status())
                .isEqualTo(410);
        assertThat(world.discord.timesAsked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CALLBACK,
                CALLBACK + "?state=unknown&code=abc",
                CALLBACK + "?state=&code=abc",
                CALLBACK + "?state=%00%0d%0aSet-Cookie:x&code=abc",
                "/auth/telegram/callback?state=abc&code=abc",
                "/auth/twitter/callback?state=abc&code=abc"
            })
    void statesThatWereNotMadeHereLeadNowhere(String target) {
        Reply reply = browser.get(target);

        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.body()).contains("This link no longer works");
        assertThat(reply.has("x")).isFalse();
    }

    @Test
    void stateOfOnePlatformIsUnknownAtAnother() {
        String state = browser.startDiscord("signin");

        assertThat(browser.get("/auth/twitter/callback?state=" + state + "&code=abc")
                        .status())
                .isEqualTo(410);
        assertThat(browser.comeBack(state, world.discord.codeFor(NELLY, "Nelly"))
                        .status())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=a&code=b", "state=a&state=a", "error=a&error=b"})
    @Tag("A-32")
    void parametersGivenTwiceAreRefused(String query) {
        String state = browser.startDiscord("signin");

        Reply refused = browser.get(CALLBACK + "?" + query + "&state=" + state);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(browser.comeBack(state, world.discord.codeFor(NELLY, "Nelly"))
                        .status())
                .isEqualTo(303);
    }

    @Test
    @Tag("A-32")
    void parametersLongerThanTheyCanBeAreRefused() {
        assertThat(browser.get(CALLBACK + "?state=" + "s".repeat(201)).status()).isEqualTo(400);
        assertThat(browser.get(CALLBACK + "?state=s&code=" + "c".repeat(513)).status())
                .isEqualTo(400);
        assertThat(browser.get(CALLBACK + "?error=" + "e".repeat(65)).status()).isEqualTo(400);
    }

    @Test
    void returnWithoutCodeIsRefused() {
        String state = browser.startDiscord("signin");

        Reply refused = browser.get(CALLBACK + "?state=" + state);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Failed to exchange code for token");
    }

    @Test
    void whoOnlyProbesUsesNothingUp() {
        String state = browser.startDiscord("signin");
        String code = world.discord.codeFor(NELLY, "Nelly");
        String target = CALLBACK + "?state=" + state + "&code=" + code;

        assertThat(browser.call("HEAD", target, "").status()).isEqualTo(204);
        assertThat(browser.get(target, "Sec-Purpose: prefetch").status()).isEqualTo(204);

        assertThat(browser.comeBack(state, code).status()).isEqualTo(303);
    }

    @Test
    void severalTabsDoNotDisturbEachOther() {
        String first = browser.startDiscord("signin");
        String second = browser.startDiscord("signin");

        Reply one = browser.comeBack(first, world.discord.codeFor(NELLY, "Nelly"));
        Reply two = browser.comeBack(second, world.discord.codeFor(NELLY, "Nelly"));

        assertThat(one.status()).isEqualTo(303);
        assertThat(two.status()).isEqualTo(303);
    }

    @Test
    void sixthTabTakesThePlaceOfTheOldest() {
        String oldest = browser.startDiscord("signin");
        for (int i = 0; i < 5; i++) {
            world.time.advance(Duration.ofSeconds(1));
            browser.startDiscord("signin");
        }

        assertThat(browser.cookies().keySet())
                .filteredOn(name -> name.startsWith("gb_oauth_"))
                .hasSize(5)
                .doesNotContain("gb_oauth_" + AuthorizationService.cookieKey(Platform.DISCORD, oldest));
        assertThat(browser.comeBack(oldest, world.discord.codeFor(NELLY, "Nelly"))
                        .status())
                .isEqualTo(403);
    }
}
