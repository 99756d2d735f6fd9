package dev.gembind.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.app.config.ConfigSources;
import dev.gembind.app.play.Play;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a newcomer does in the sandbox, in a real browser: every page on the way is accessible. */
@Tag("G-01")
class BrowserStoryTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String RAVI = "Ravi Silva";
    private static final String MIRA = "Mira Haddad";
    private static final long SEED = 1;

    private static Chromium browser;
    private Play play;

    @BeforeAll
    static void openBrowser() {
        browser = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start() {
        // three people in one minute are more than the usual limit lets one address start
        Map<String, String> configured =
                Map.of("PORT", "0", "GEMBIND_MANAGEMENT_PORT", "0", "GEMBIND_AUTH_PER_IP_PER_MINUTE", "100");
        ConfigSources sources = new ConfigSources(Map.of(), configured, Path.of("none.env"), false);
        play = Play.start(new Play.Setup(sources, null, SEED, InstantSource.system(), new SecureRandom()));
    }

    @AfterEach
    void stop() throws IOException {
        play.close();
    }

    @Test
    @Tag("B-01")
    @Tag("B-06")
    void onePersonBindsTwoAccountsAndAnotherIsRefused() {
        signUpWithDiscord(RAVI);
        look("account-new");
        connectTelegramOnThePhoneOf(RAVI);
        browser.await("is now connected to the user");
        open("/account");
        browser.await("@ravi_silva");
        look("account");
        open("/account/gems");
        browser.await("No gems yet");
        look("gems");

        leave();
        signUpWithDiscord(MIRA);
        connectTelegramOnThePhoneOf(RAVI);
        browser.await("This Telegram account is already connected to another user");
        open("/account");
        browser.await("This Telegram account is already connected to another user");
        look("account-conflict");

        leave();
        signUpWithTelegram("Teo Keller");
        browser.press("Connect Discord");
        authorize(RAVI);
        browser.await("Connect this Discord account?");
        look("confirm");
        browser.press("Connect them");
        browser.await("This Discord account is already connected to another user");
        look("refused");
    }

    @Test
    void aConnectionIsGivenUpAfterAskingButNotTheLastOne() {
        signUpWithDiscord(RAVI);
        browser.press("Disconnect");
        browser.press("Disconnect it");
        browser.await("This is your only way in");
        look("last-way-in");

        open("/account");
        connectTelegramOnThePhoneOf(RAVI);
        browser.await("is now connected to the user");
        open("/bind/telegram/release");
        look("release");
        browser.press("Disconnect it");
        browser.await("Connect Telegram");
        look("released");
    }

    @Test
    @Tag("A-35")
    @Tag("G-11")
    void gemsAreBoughtByCardAndWithStars() {
        open("/shop");
        browser.await("Sign in to buy");
        look("shop-signed-out");
        signUpWithDiscord(RAVI);
        connectTelegramOnThePhoneOf(RAVI);
        browser.await("is now connected to the user");

        open("/shop");
        look("shop");
        browser.press("0.99 USD by card");
        browser.await("Pay by card");
        look("order-card");
        browser.open(browser.link("Pay by card"));
        browser.press("Pay");
        browser.await("Thank you");
        look("thanks");

        open("/shop");
        browser.press("50 Stars in Telegram");
        browser.await("scan it with your phone");
        look("order-stars");
        browser.open(browser.link("Pay in Telegram"));
        browser.choose(RAVI);
        browser.press("Pay");
        browser.enterFrame("iframe.thread");
        browser.await("You paid");

        open("/account/gems");
        browser.await("Purchases");
        browser.await("50 Stars");
        look("gems-bought");
        browser.fold();
        look("gems-bought-phone");
        assertThat(browser.brokenWords()).isEmpty();
        browser.unfold();
        open("/paysupport");
        look("paysupport");
        open("/terms");
        look("terms");
    }

    @Test
    @Tag("B-04")
    @Tag("B-10")
    void discordMayFailAndComesBack() {
        play.sandbox()
                .discord()
                .faults()
                .turnOn(Fault.of(FaultKind.SERVER_ERROR).on("token"));
        open("/");
        look("home");
        browser.press("Continue with Discord");
        authorize(RAVI);
        browser.await("Discord does not answer");
        look("discord-fails");

        play.sandbox().discord().faults().clear();
        // Discord remembers the consent and asks no more
        browser.press("Try again");
        browser.await("Create your account as");
        browser.press("Create my account");
        browser.await("Your account");
    }

    private void signUpWithDiscord(String person) {
        open("/");
        browser.press("Continue with Discord");
        authorize(person);
        browser.await("Create your account as");
        look("sign-up");
        browser.press("Create my account");
        browser.await("Your account");
    }

    private void signUpWithTelegram(String person) {
        open("/");
        browser.press("Continue with Telegram");
        browser.await("the same four characters");
        look("telegram-code");
        URI waiting = browser.page();
        browser.open(browser.link("Open Telegram"));
        confirmOnThePhoneOf(person);
        browser.await("Go back to the page");
        browser.open(waiting);
        browser.press("Create my account");
        browser.await("Your account");
    }

    private void connectTelegramOnThePhoneOf(String person) {
        browser.press("Connect Telegram");
        browser.await("Never give the code to anybody");
        look("telegram-waiting");
        browser.open(browser.link("Open Telegram"));
        confirmOnThePhoneOf(person);
    }

    private static void confirmOnThePhoneOf(String person) {
        browser.choose(person);
        browser.press("START");
        browser.enterFrame("iframe.thread");
        browser.press("Confirm");
    }

    private static void authorize(String person) {
        browser.choose(person);
        browser.press("Authorize");
    }

    private static void leave() {
        browser.forgetCookies();
    }

    private void open(String path) {
        browser.open(play.product().baseUrl().resolve(path));
    }

    private static void look(String name) {
        browser.screenshot(PICTURES.resolve(name + ".png"));
        assertThat(browser.has("script:not([data-seconds])"))
                .as("scripts on %s", browser.page())
                .isFalse();
        browser.assertAccessible();
    }
}
