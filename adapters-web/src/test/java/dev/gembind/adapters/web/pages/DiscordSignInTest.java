package dev.gembind.adapters.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.BindingStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DiscordSignInTest {
    private static final String NELLY = "80351110224678912";
    private static final String OTTO = "80351110224678913";
    private static final String SESSION = "gb_session";

    private PagesWorld world = new PagesWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void newcomerIsAskedBeforeAUserIsMade() {
        TestBrowser browser = world.browser();

        Reply page = browser.follow(browser.signInWithDiscord(world.discord.codeFor(NELLY, "Nelly")));

        assertThat(page.body()).contains("Create your account as <bdi>Nelly</bdi>?", "id …8912");
        assertThat(world.ownerOf(FakePlatform.identity(NELLY, "Nelly"))).isEmpty();
        assertThat(browser.cookies()).doesNotContainKey(SESSION);

        Reply account = browser.follow(browser.post("/signin/claim"));

        assertThat(account.body()).contains("Your account is ready", "<bdi>Nelly</bdi>");
        assertThat(world.ownerOf(FakePlatform.identity(NELLY, "Nelly"))).startsWith("u_");
        assertThat(browser.cookies()).containsOnlyKeys(SESSION);
    }

    @Test
    void newcomerWhoSaysNoLeavesNothingBehind() {
        TestBrowser browser = world.browser();
        browser.signInWithDiscord(world.discord.codeFor(NELLY, "Nelly"));

        Reply page = browser.follow(browser.post("/signin/cancel"));

        assertThat(page.body()).contains("Cancelled. Nothing was connected.");
        assertThat(browser.post("/signin/claim").status()).isEqualTo(410);
        assertThat(world.ownerOf(FakePlatform.identity(NELLY, "Nelly"))).isEmpty();
    }

    @Test
    void returningUserIsInAtOnceAndHasANewSession() {
        TestBrowser nelly = world.member(NELLY, "Nelly");
        String earlier = nelly.cookies().get(SESSION);
        nelly.post("/logout");
        TestBrowser again = world.browser();
        again.cookies().put(SESSION, "planted-by-somebody-else-000000000000000000");

        Reply account = again.follow(again.signInWithDiscord(world.discord.codeFor(NELLY, "Nelly 2")));

        assertThat(account.body()).contains("You are signed in.", "<bdi>Nelly 2</bdi>");
        assertThat(again.cookies().get(SESSION)).hasSize(43).isNotEqualTo(earlier);
    }

    @Test
    void sessionInUseEndsWhenItsUserSignsInOnceMore() {
        TestBrowser nelly = world.member(NELLY, "Nelly");
        String earlier = nelly.cookies().get(SESSION);
        TestBrowser other = world.browser();
        String state = other.startDiscord("signin");
        other.cookies().put(SESSION, earlier);

        other.comeBack(state, world.discord.codeFor(NELLY, "Nelly"));

        assertThat(other.cookies().get(SESSION)).isNotEqualTo(earlier);
        assertThat(other.get("/account").status()).isEqualTo(200);
        assertThat(nelly.get("/account").status()).isEqualTo(303);
    }

    @Test
    void signingOutEndsTheSessionEverywhere() {
        TestBrowser nelly = world.member(NELLY, "Nelly");
        TestBrowser copy = world.browser();
        copy.cookies().putAll(nelly.cookies());

        Reply home = nelly.follow(nelly.post("/logout"));

        assertThat(home.body()).contains("You are signed out.", "Continue with Discord");
        assertThat(nelly.cookies()).isEmpty();
        assertThat(copy.get("/account").header("Location")).isEqualTo("/signin");
    }

    @Test
    void sessionEndsAfterTwoWeeks() {
        TestBrowser nelly = world.member(NELLY, "Nelly");

        world.time.advance(Duration.ofDays(14));

        assertThat(nelly.get("/account").status()).isEqualTo(303);
        assertThat(nelly.get("/bind/status").status()).isEqualTo(401);
    }

    @Test
    void signedInUserIsNeverSwitchedToAnother() {
        TestBrowser nelly = world.member(NELLY, "Nelly");
        world.member(OTTO, "Otto");
        TestBrowser browser = world.browser();
        String state = browser.startDiscord("signin");
        browser.cookies().put(SESSION, nelly.cookies().get(SESSION));

        Reply refused = browser.comeBack(state, world.discord.codeFor(OTTO, "Otto"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("You are signed in as another user");
        assertThat(browser.get("/account").body()).contains("<bdi>Nelly</bdi>").doesNotContain("Otto");
    }

    @Test
    void signedInUserCannotPickUpAnotherSignIn() {
        TestBrowser nelly = world.member(NELLY, "Nelly");
        TestBrowser browser = world.browser();
        browser.signInWithDiscord(world.discord.codeFor(OTTO, "Otto"));
        browser.cookies().put(SESSION, nelly.cookies().get(SESSION));

        Reply page = browser.follow(browser.post("/signin/claim"));

        assertThat(page.body()).contains("You are signed in already");
        assertThat(world.ownerOf(FakePlatform.identity(OTTO, "Otto"))).isEmpty();
    }

    @Test
    void signedInUserDoesNotStartToSignIn() {
        TestBrowser nelly = world.member(NELLY, "Nelly");

        Reply page = nelly.follow(nelly.post("/auth/discord/start", "mode=signin"));

        assertThat(page.body()).contains("You are signed in already");
        assertThat(nelly.get("/signin").header("Location")).isEqualTo("/account");
    }

    @Test
    void strangerIsTurnedAwayWhereUsersAreMadeElsewhere() {
        world.close();
        world = new PagesWorld(new PagesWorld.Setup("http://localhost:8080", false, 5, PagesWorld.BOT));

        Reply refused = world.browser().signInWithDiscord(world.discord.codeFor(NELLY, "Nelly"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("No user has this account");
        assertThat(world.ownerOf(FakePlatform.identity(NELLY, "Nelly"))).isEmpty();
    }

    @Test
    void suspendedAccountOpensNoDoor() {
        world.member(NELLY, "Nelly");
        world.bindings.suspend(FakePlatform.identity(NELLY, "Nelly").account(), Origin.SYSTEM);
        TestBrowser browser = world.browser();

        Reply refused = browser.signInWithDiscord(world.discord.codeFor(NELLY, "Nelly"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("This connection is suspended");
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void staleAccountIsActiveAgainOnceItSignsIn() {
        TestBrowser nelly = world.member(NELLY, "Nelly");
        world.bindings.markStale(FakePlatform.identity(NELLY, "Nelly").account(), Origin.SYSTEM);
        assertThat(nelly.get("/account").body()).contains("took back access", "Prove it again");

        world.browser().signInWithDiscord(world.discord.codeFor(NELLY, "Nelly"));

        assertThat(world.bindings
                        .findByAccount(FakePlatform.identity(NELLY, "Nelly").account())
                        .orElseThrow()
                        .status())
                .isEqualTo(BindingStatus.ACTIVE);
    }

    @Test
    @Tag("A-31")
    void namesAreShownAsTextWhateverTheyHold() {
        TestBrowser hostile = world.member(NELLY, "<script>alert('&amp;')</script> \u202Egnp.exe");

        String page = hostile.get("/account").body();

        assertThat(page).contains("script&gt;alert('&amp;amp;')").doesNotContain("<script", "</script", "\u202E");
    }

    @Test
    void userWhoWasRemovedIsOut() {
        TestBrowser nelly = world.member(NELLY, "Nelly");
        world.users.delete(world.ownerOfDiscord(NELLY), Origin.SYSTEM);

        Reply refused = nelly.post("/auth/discord/start", "mode=bind");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("This user no longer exists");
    }
}
