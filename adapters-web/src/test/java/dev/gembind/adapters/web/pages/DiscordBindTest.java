package dev.gembind.adapters.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DiscordBindTest {
    private static final String NELLY = "80351110224678912";

    private final PagesWorld world = new PagesWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    /** A user who came by Telegram and has no Discord account yet. */
    private TestBrowser byTelegram(String id) {
        TestBrowser browser = world.browser();
        world.confirmInChat(browser.codeForTelegram("signin"), id, "Tess");
        browser.post("/signin/claim");
        return browser;
    }

    @Test
    @Tag("B-01")
    void userProvesAnAccountSeesBothSidesAndConnectsThem() {
        TestBrowser tess = byTelegram("42");

        String confirm = tess.proveDiscord(world.discord.codeFor(NELLY, "Nelly"));
        Reply page = tess.get(confirm);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<bdi>Nelly</bdi>", "id …8912", "<bdi>Tess</bdi>", "Your user here")
                .doesNotContain(NELLY);
        assertThat(world.ownerOf(FakePlatform.identity(NELLY, "Nelly"))).isEmpty();

        Reply account = tess.follow(tess.post(confirm));

        assertThat(account.body()).contains("Discord is connected to your account.", "<bdi>Nelly</bdi>");
        assertThat(world.ownerOf(FakePlatform.identity(NELLY, "Nelly")))
                .isEqualTo(world.ownerOf(PagesWorld.telegram("42", "Tess")));
        assertThat(tess.get("/account").body()).doesNotContain("is connected to your account");
    }

    @Test
    @Tag("B-01")
    void secondUserIsToldWordForWordAndNothingChanges() {
        TestBrowser tess = byTelegram("42");
        tess.post(tess.proveDiscord(world.discord.codeFor(NELLY, "Nelly")));
        String owner = world.ownerOf(FakePlatform.identity(NELLY, "Nelly"));
        TestBrowser mallory = byTelegram("43");

        Reply refused = mallory.post(mallory.proveDiscord(world.discord.codeFor(NELLY, "Nelly")));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body())
                .contains("This Discord account is already connected to another user")
                .doesNotContain(owner);
        assertThat(world.ownerOf(FakePlatform.identity(NELLY, "Nelly"))).isEqualTo(owner);
        assertThat(mallory.get("/bind/status").body()).contains("{\"platform\":\"discord\",\"state\":\"not-linked\"}");
    }

    @Test
    void nothingIsConnectedByLooking() {
        TestBrowser tess = byTelegram("42");
        String confirm = tess.proveDiscord(world.discord.codeFor(NELLY, "Nelly"));

        tess.get(confirm);
        tess.call("HEAD", confirm, "");

        assertThat(world.ownerOf(FakePlatform.identity(NELLY, "Nelly"))).isEmpty();
        assertThat(tess.get("/account").body()).contains("You proved this account", confirm);
    }

    @Test
    void otherUsersNeitherSeeNorConfirmIt() {
        TestBrowser tess = byTelegram("42");
        String confirm = tess.proveDiscord(world.discord.codeFor(NELLY, "Nelly"));
        TestBrowser mallory = byTelegram("43");

        assertThat(mallory.get(confirm).status()).isEqualTo(403);
        assertThat(mallory.get(confirm).body()).doesNotContain("Nelly");
        assertThat(mallory.post(confirm).status()).isEqualTo(403);
        assertThat(world.browser().post(confirm).header("Location")).isEqualTo("/signin");

        assertThat(tess.post(confirm).header("Location")).isEqualTo("/account");
    }

    @Test
    void pressingTwiceIsFine() {
        TestBrowser tess = byTelegram("42");
        String confirm = tess.proveDiscord(world.discord.codeFor(NELLY, "Nelly"));
        tess.post(confirm);

        Reply again = tess.follow(tess.post(confirm));

        assertThat(again.body()).contains("Discord was connected to your account already.");
        assertThat(tess.get(confirm).header("Location")).isEqualTo("/account");
    }

    @Test
    void personWhoCancelsConnectsNothing() {
        TestBrowser tess = byTelegram("42");
        String confirm = tess.proveDiscord(world.discord.codeFor(NELLY, "Nelly"));

        Reply page = tess.follow(tess.post(confirm.replace("/confirm/", "/cancel/")));

        assertThat(page.body()).contains("Cancelled. Nothing was connected.");
        assertThat(tess.get(confirm).status()).isEqualTo(410);
        assertThat(tess.follow(tess.post(confirm)).body()).contains("Cancelled. Nothing was connected.");
        assertThat(world.ownerOf(FakePlatform.identity(NELLY, "Nelly"))).isEmpty();
    }

    @Test
    @Tag("B-06")
    void proofIsTooOldAfterTenMinutes() {
        TestBrowser tess = byTelegram("42");
        String confirm = tess.proveDiscord(world.discord.codeFor(NELLY, "Nelly"));

        world.time.advance(Duration.ofMinutes(10));

        assertThat(tess.get(confirm).status()).isEqualTo(410);
        assertThat(tess.post(confirm).status()).isEqualTo(410);
        assertThat(world.ownerOf(FakePlatform.identity(NELLY, "Nelly"))).isEmpty();
    }

    @Test
    void userWithADiscordAccountIsToldToDisconnectFirst() {
        TestBrowser tess = byTelegram("42");
        tess.post(tess.proveDiscord(world.discord.codeFor(NELLY, "Nelly")));

        Reply refused = tess.post("/auth/discord/start", "mode=bind");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("You have another Discord account connected");
    }

    @Test
    void laterTabTakesThePlaceOfTheEarlierOne() {
        TestBrowser tess = byTelegram("42");
        String first = tess.startDiscord("bind");
        String second = tess.startDiscord("bind");

        assertThat(tess.comeBack(first, world.discord.codeFor(NELLY, "Nelly")).status())
                .isEqualTo(410);
        Reply proven = tess.comeBack(second, world.discord.codeFor(NELLY, "Nelly"));
        assertThat(tess.post(proven.header("Location")).header("Location")).isEqualTo("/account");
    }

    @Test
    void unknownAttemptsAreOver() {
        TestBrowser tess = byTelegram("42");

        assertThat(tess.get("/bind/confirm/unknown").status()).isEqualTo(410);
        assertThat(tess.post("/bind/confirm/unknown").status()).isEqualTo(410);
        assertThat(tess.get("/bind/confirm/" + "x".repeat(65)).status()).isEqualTo(404);
    }
}
