package dev.gembind.adapters.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.BindOutcome;
import dev.gembind.core.bindings.ConfirmOutcome;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.OpenOutcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TelegramBindTest {
    private static final String NELLY = "80351110224678912";
    private static final String OTTO = "80351110224678913";
    private static final Origin IN_CHAT = new Origin(Origin.Actor.BOT, null, null);

    private final PagesWorld world = new PagesWorld();
    private final TestBrowser nelly = world.member(NELLY, "Nelly");

    @AfterEach
    void stop() {
        world.close();
    }

    private String telegramState(TestBrowser browser) {
        Reply status = browser.get("/bind/status");
        assertThat(status.header("Content-Type")).isEqualToIgnoringWhitespace("application/json;charset=utf-8");
        assertThat(status.json().path("platforms").get(1).path("platform").asText())
                .isEqualTo("telegram");
        return status.json().path("platforms").get(1).path("state").asText();
    }

    @Test
    @Tag("B-01")
    void cardGoesFromCodeToConnectedByItself() {
        assertThat(telegramState(nelly)).isEqualTo("not-linked");
        Reply started = nelly.post("/bind/telegram/start");
        Reply waiting = nelly.follow(started);
        assertThat(waiting.body())
                .contains("https://t.me/" + PagesWorld.BOT + "?start=L", "<svg class=\"qr\"", "15 minutes")
                .contains("http-equiv=\"refresh\" content=\"3\"");
        assertThat(telegramState(nelly)).isEqualTo("waiting");
        assertThat(nelly.get("/bind/status").body()).contains("\"expires_at\":\"2026-03-01T12:15:00Z\"");

        String token = "L" + waiting.body().split("start=L", 2)[1].substring(0, 22);
        world.sendToBot(token, "42", "Tess");
        assertThat(nelly.get("/account").body()).contains("Your code arrived", "<bdi>Tess</bdi>");
        assertThat(telegramState(nelly)).isEqualTo("answered");

        world.confirmInChat(token, "42", "Tess");
        Reply linked = nelly.get("/account");
        assertThat(linked.body())
                .contains("Telegram is connected to your account.", "<bdi>Tess</bdi>", "1 March 2026")
                .doesNotContain("http-equiv=\"refresh\"");
        assertThat(nelly.get("/account").body()).doesNotContain("Telegram is connected to your account.");
        assertThat(nelly.get("/bind/status").body())
                .contains("{\"platform\":\"telegram\",\"state\":\"linked\",\"handle\":\"Tess\"}");
    }

    @Test
    @Tag("B-01")
    void cardOfTheSecondUserShowsTheSentence() {
        world.confirmInChat(nelly.codeForTelegram("bind"), "42", "Tess");
        TestBrowser otto = world.member(OTTO, "Otto");

        ConfirmOutcome outcome = world.confirmInChat(otto.codeForTelegram("bind"), "42", "Tess");

        assertThat(((ConfirmOutcome.Decided) outcome).outcome()).isInstanceOf(BindOutcome.BoundToAnother.class);
        assertThat(otto.get("/account").body())
                .contains("This Telegram account is already connected to another user", "Connect Telegram")
                .doesNotContain(world.ownerOfDiscord(NELLY).value());
        assertThat(telegramState(otto)).isEqualTo("conflict");
        assertThat(world.ownerOf(PagesWorld.telegram("42", "Tess")))
                .isEqualTo(world.ownerOfDiscord(NELLY).value());
    }

    @Test
    void codeIsShownOnlyWhereItWasMade() {
        String code = nelly.codeForTelegram("bind");
        TestBrowser phone = world.browser();
        phone.signInWithDiscord(world.discord.codeFor(NELLY, "Nelly"));

        assertThat(phone.get("/account").body())
                .contains("A code was made in another browser", "Get a new code")
                .doesNotContain(code);
        assertThat(nelly.get("/account").body()).contains(code);
    }

    @Test
    void codeThatWasReplacedElsewhereIsNotShownAnyMore() {
        String replaced = nelly.codeForTelegram("bind");
        TestBrowser phone = world.browser();
        phone.signInWithDiscord(world.discord.codeFor(NELLY, "Nelly"));
        phone.codeForTelegram("bind");

        assertThat(nelly.get("/account").body())
                .contains("A code was made in another browser")
                .doesNotContain(replaced);
    }

    @Test
    void cookieOfAnotherUserShowsNothing() {
        String code = nelly.codeForTelegram("bind");
        TestBrowser otto = world.member(OTTO, "Otto");
        otto.cookies().put("gb_code", nelly.cookies().get("gb_code"));

        assertThat(otto.get("/account").body()).doesNotContain(code, "last code");
        assertThat(telegramState(otto)).isEqualTo("not-linked");
    }

    @Test
    @Tag("B-06")
    void expiredCodeIsToldAndANewOneIsOneButtonAway() {
        String code = nelly.codeForTelegram("bind");

        world.time.advance(Duration.ofMinutes(15));

        Reply page = nelly.get("/account");
        assertThat(page.body())
                .contains("The time for the last code has passed", "Connect Telegram")
                .doesNotContain(code);
        assertThat(nelly.codeForTelegram("bind")).isNotEqualTo(code);
    }

    @Test
    @Tag("B-06")
    void newCodeEndsTheOneBefore() {
        String first = nelly.codeForTelegram("bind");
        nelly.codeForTelegram("bind");

        assertThat(world.sendToBot(first, "42", "Tess")).isNotInstanceOf(OpenOutcome.Opened.class);
    }

    @Test
    void codeIsCancelledOnThePage() {
        String code = nelly.codeForTelegram("bind");
        String attempt = nelly.cookies().get("gb_code").split("\\.", 2)[0];

        Reply page = nelly.follow(nelly.post("/bind/cancel/" + attempt));

        assertThat(page.body()).contains("Cancelled. Nothing was connected.");
        assertThat(world.sendToBot(code, "42", "Tess")).isInstanceOf(OpenOutcome.CodeInvalid.class);
        assertThat(nelly.follow(nelly.post("/bind/cancel/" + attempt)).body()).contains("Your account");
    }

    @Test
    void otherUsersCannotCancelIt() {
        String code = nelly.codeForTelegram("bind");
        String attempt = nelly.cookies().get("gb_code").split("\\.", 2)[0];

        Reply refused = world.member(OTTO, "Otto").post("/bind/cancel/" + attempt);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(world.sendToBot(code, "42", "Tess")).isInstanceOf(OpenOutcome.Opened.class);
    }

    @Test
    void noInTheChatIsToldOnThePage() {
        LinkAttempt attempt =
                ((OpenOutcome.Opened) world.sendToBot(nelly.codeForTelegram("bind"), "42", "Tess")).attempt();
        world.confirmations.cancelAsSender(PagesWorld.telegram("42", "Tess"), attempt.id(), IN_CHAT);

        assertThat(nelly.get("/account").body()).contains("cancelled in the chat");
    }

    @Test
    void codePostedInPublicIsToldOnThePage() {
        world.links.burn(PagesWorld.telegram("42", "Tess"), nelly.codeForTelegram("bind"), IN_CHAT);

        assertThat(nelly.get("/account").body()).contains("posted where others could read it");
    }

    @Test
    void userWithTelegramIsToldToDisconnectFirst() {
        world.confirmInChat(nelly.codeForTelegram("bind"), "42", "Tess");

        Reply refused = nelly.post("/bind/telegram/start");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("You have another Telegram account connected");
    }

    @Test
    @Tag("B-11")
    void eleventhCodeOfAnHourIsRefused() {
        for (int i = 0; i < 10; i++) {
            nelly.codeForTelegram("bind");
        }

        Reply refused = nelly.post("/bind/telegram/start");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(refused.body()).contains("That was a lot in a short time", "minutes");
    }

    @Test
    void signedOutPeopleSignInFirst() {
        TestBrowser visitor = world.browser();

        assertThat(visitor.follow(visitor.post("/bind/telegram/start")).body()).contains("Please sign in first.");
        assertThat(visitor.get("/account").header("Location")).isEqualTo("/signin");
        Reply status = visitor.get("/bind/status");
        assertThat(status.status()).isEqualTo(401);
        assertThat(status.json().path("code").asText()).isEqualTo("unauthorized");
    }
}
