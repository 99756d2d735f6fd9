package dev.gembind.adapters.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.ConfirmOutcome;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.OpenOutcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TelegramSignInTest {
    private static final String CONTINUE = "/signin/continue";

    private PagesWorld world = new PagesWorld();
    private final TestBrowser browser = world.browser();

    @AfterEach
    void stop() {
        world.close();
    }

    private LinkAttempt arrived(String secret) {
        return ((OpenOutcome.Opened) world.sendToBot(secret, "42", "Tess")).attempt();
    }

    @Test
    void pageShowsCodeLinkPictureAndWhatTheChatShows() {
        Reply page = browser.follow(browser.post("/auth/telegram/start", "mode=signin"));

        String token = page.body().split("start=L", 2)[1].substring(0, 22);
        LinkAttempt attempt = arrived("L" + token);
        assertThat(page.body())
                .contains("https://t.me/" + PagesWorld.BOT + "?start=L" + token)
                .contains("<svg class=\"qr\"", "role=\"img\"")
                .contains(">" + attempt.comparison() + "<")
                .contains("15 minutes")
                .contains("http-equiv=\"refresh\" content=\"3\"")
                .contains("follow.js", "<noscript><meta http-equiv");
    }

    @Test
    void personConfirmsInTheChatAndGoesOnInTheBrowser() {
        String code = browser.codeForTelegram("signin");

        LinkAttempt attempt = arrived(code);
        String answered = browser.get(CONTINUE).body();
        assertThat(answered).contains("Your code arrived", attempt.comparison()).doesNotContain(code);
        assertThat(browser.post("/signin/claim").status()).isEqualTo(410);

        assertThat(world.confirmInChat(code, "42", "Tess")).isInstanceOf(ConfirmOutcome.SignInReady.class);
        Reply ready = browser.get(CONTINUE);
        assertThat(ready.body())
                .contains("Create your account as <bdi>Tess</bdi>?")
                .doesNotContain("http-equiv=\"refresh\"");

        Reply account = browser.follow(browser.post("/signin/claim"));
        assertThat(account.body()).contains("Your account is ready", "<bdi>Tess</bdi>");
    }

    @Test
    void returningUserIsWelcomedBack() {
        world.confirmInChat(browser.codeForTelegram("signin"), "42", "Tess");
        browser.post("/signin/claim");
        TestBrowser other = world.browser();
        world.confirmInChat(other.codeForTelegram("signin"), "42", "Tess");

        assertThat(other.get(CONTINUE).body()).contains("Welcome back, <bdi>Tess</bdi>");
        assertThat(other.follow(other.post("/signin/claim")).body()).contains("You are signed in.");
        assertThat(world.ownerOf(PagesWorld.telegram("42", "Tess"))).startsWith("u_");
    }

    @Test
    @Tag("B-06")
    void signInCountsOnce() {
        world.confirmInChat(browser.codeForTelegram("signin"), "42", "Tess");
        TestBrowser copy = world.browser();
        copy.cookies().putAll(browser.cookies());
        browser.post("/signin/claim");

        Reply second = copy.post("/signin/claim");

        assertThat(second.status()).isEqualTo(410);
        assertThat(copy.cookies()).doesNotContainKey("gb_session");
    }

    @Test
    void onlyTheBrowserThatBeganMayGoOn() {
        world.confirmInChat(browser.codeForTelegram("signin"), "42", "Tess");
        String attempt = browser.cookies().get("gb_signin").split("\\.", 2)[0];
        TestBrowser thief = world.browser();
        thief.cookies().put("gb_signin", attempt + ".guess..");

        Reply claimed = thief.post("/signin/claim");
        Reply looked = thief.get(CONTINUE);

        assertThat(claimed.status()).isEqualTo(403);
        assertThat(looked.status()).isEqualTo(403);
        assertThat(looked.body()).doesNotContain("Tess");
        assertThat(browser.post("/signin/claim").status()).isEqualTo(303);
    }

    @Test
    void browserWithoutItsCookieStartsAgain() {
        assertThat(browser.get(CONTINUE).header("Location")).isEqualTo("/signin");
        assertThat(browser.post("/signin/claim").status()).isEqualTo(410);

        browser.cookies().put("gb_signin", "<b>.x.y.z");
        assertThat(browser.get(CONTINUE).header("Location")).isEqualTo("/signin");
    }

    @Test
    @Tag("B-06")
    void codeIsOverAfterFifteenMinutes() {
        String code = browser.codeForTelegram("signin");

        world.time.advance(Duration.ofMinutes(15));

        Reply page = browser.get(CONTINUE);
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.body()).contains("The time for this sign-in has passed").doesNotContain("refresh");
        assertThat(world.sendToBot(code, "42", "Tess")).isInstanceOf(OpenOutcome.CodeInvalid.class);
        assertThat(browser.get(CONTINUE).header("Location")).isEqualTo("/signin");
    }

    @Test
    void personWhoSaysNoInTheChatIsToldInTheBrowser() {
        LinkAttempt attempt = arrived(browser.codeForTelegram("signin"));
        world.confirmations.cancelAsSender(
                PagesWorld.telegram("42", "Tess"), attempt.id(), new Origin(Origin.Actor.BOT, null, null));

        Reply page = browser.get(CONTINUE);

        assertThat(page.status()).isEqualTo(410);
        assertThat(page.body()).contains("You said no. Nothing was changed.");
    }

    @Test
    void personWhoSaysNoInTheBrowserEndsTheCode() {
        String code = browser.codeForTelegram("signin");

        Reply page = browser.follow(browser.post("/signin/cancel"));

        assertThat(page.body()).contains("Cancelled. Nothing was connected.");
        assertThat(world.sendToBot(code, "42", "Tess")).isInstanceOf(OpenOutcome.CodeInvalid.class);
        assertThat(browser.follow(browser.post("/signin/cancel")).body()).contains("That was over already");
    }

    @Test
    void secondCodeTakesThePlaceOfTheFirstInEveryTab() {
        String first = browser.codeForTelegram("signin");
        String second = browser.codeForTelegram("signin");

        assertThat(browser.get(CONTINUE).body()).contains(second).doesNotContain(first);
    }

    @Test
    void siteWithoutABotOffersNoTelegram() {
        world.close();
        world = new PagesWorld(new PagesWorld.Setup("http://localhost:8080", true, 5, null));
        TestBrowser visitor = world.browser();

        assertThat(visitor.get("/signin").body())
                .contains("Continue with Discord")
                .doesNotContain("Telegram");
        assertThat(visitor.post("/auth/telegram/start", "mode=signin").status()).isEqualTo(404);
        assertThat(visitor.post("/auth/twitter/start", "mode=signin").status()).isEqualTo(404);
        assertThat(visitor.post("/auth/nowhere/start", "mode=signin").status()).isEqualTo(404);
    }
}
