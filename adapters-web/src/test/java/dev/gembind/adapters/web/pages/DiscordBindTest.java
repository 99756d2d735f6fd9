package dev.gembind.adapters.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
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
}
