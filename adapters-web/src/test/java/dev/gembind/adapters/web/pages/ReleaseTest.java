package dev.gembind.adapters.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import dev.gembind.core.audit.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReleaseTest {
    private static final String NELLY = "80351110224678912";

    private final PagesWorld world = new PagesWorld();
    private final TestBrowser nelly = world.member(NELLY, "Nelly");

    @AfterEach
    void stop() {
        world.close();
    }

    private void connectTelegram() {
        world.confirmInChat(nelly.codeForTelegram("bind"), "42", "Tess");
    }

    @Test
    void accountIsLetGoAfterBeingAsked() {
        connectTelegram();

        Reply asked = nelly.get("/bind/telegram/release");
        assertThat(asked.body()).contains("Disconnect Telegram?", "<bdi>Tess</bdi>", "Keep it");
        assertThat(world.ownerOf(PagesWorld.telegram("42", "Tess"))).isNotEmpty();

        Reply done = nelly.follow(nelly.post("/bind/telegram/release"));
        assertThat(done.body()).contains("Telegram is no longer connected to your account.", "Connect Telegram");
        assertThat(world.ownerOf(PagesWorld.telegram("42", "Tess"))).isEmpty();
    }

    @Test
    void lastWayInStays() {
        Reply refused = nelly.post("/bind/discord/release");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("This is your only way in", "Connect another account first");
        assertThat(world.ownerOf(FakePlatform.identity(NELLY, "Nelly"))).isNotEmpty();
    }

    @Test
    void accountThatIsFreeAgainMayBeConnectedByAnother() {
        connectTelegram();
        nelly.post("/bind/telegram/release");
        TestBrowser otto = world.member("80351110224678913", "Otto");

        world.confirmInChat(otto.codeForTelegram("bind"), "42", "Tess");

        assertThat(otto.get("/account").body()).contains("Telegram is connected to your account.");
    }

    @Test
    void nothingToLetGoIsSaid() {
        assertThat(nelly.follow(nelly.post("/bind/telegram/release")).body()).contains("nothing to disconnect");
        assertThat(nelly.follow(nelly.get("/bind/telegram/release")).body()).contains("nothing to disconnect");
        assertThat(nelly.get("/bind/nowhere/release").status()).isEqualTo(404);
    }

    @Test
    void suspendedConnectionIsOnlyChangedByAnOperator() {
        connectTelegram();
        world.bindings.suspend(PagesWorld.telegram("42", "Tess").account(), Origin.SYSTEM);

        Reply refused = nelly.post("/bind/telegram/release");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("This connection is suspended");
        assertThat(nelly.get("/account").body()).contains("has suspended this connection");
    }

    @Test
    void signedOutPeopleLetNothingGo() {
        assertThat(world.browser().post("/bind/discord/release").header("Location"))
                .isEqualTo("/signin");
        assertThat(world.ownerOf(FakePlatform.identity(NELLY, "Nelly"))).isNotEmpty();
    }
}
