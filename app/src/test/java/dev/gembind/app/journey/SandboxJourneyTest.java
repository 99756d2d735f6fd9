package dev.gembind.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.app.config.ConfigSources;
import dev.gembind.app.play.Play;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.telegram.ChatMessage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product against the whole sandbox, over HTTP on both sides. */
@Tag("G-01")
class SandboxJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Play play;

    @BeforeEach
    void start() {
        play = open();
    }

    @AfterEach
    void stop() throws Exception {
        play.close();
    }

    @Test
    @Tag("B-01")
    @Tag("B-05")
    void aPersonBindsTwoAccountsAndAnotherCannotTakeThem() {
        Person first = signIn(0);
        ChatMessage done = bindTelegram(first, 0);

        assertThat(done.text()).contains("connected");
        assertThat(first.get("/account").body()).contains(userName(0));

        Person second = signIn(1);
        ChatMessage refused = bindTelegram(second, 0);

        assertThat(refused.text()).contains("This Telegram account is already connected to another user");
        assertThat(second.follow(second.get("/account")).body())
                .contains("This Telegram account is already connected to another user");
        assertThat(metrics())
                .contains("gembind_bind_attempts_total{platform=\"telegram\",result=\"bound\"} 1.0")
                .contains("gembind_bind_duplicate_attempts_total{platform=\"telegram\"} 1.0");
    }

    @Test
    @Tag("B-04")
    @Tag("B-10")
    void aBrokenDiscordIsToldAndWorksAgainByItself() {
        play.sandbox()
                .discord()
                .faults()
                .turnOn(Fault.of(FaultKind.SERVER_ERROR).on("token").times(1));
        Person person = new Person(site());

        HttpResponse<String> broken = comeBack(person, 0);

        assertThat(broken.body()).contains("Discord does not answer");
        assertThat(new Person(site()).get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(comeBack(person, 0).statusCode()).isEqualTo(200);
        assertThat(person.follow(person.post("/signin/claim", "")).statusCode()).isEqualTo(200);
        assertThat(person.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("B-04")
    void aCodeThatDiscordDoesNotTakeLeavesNothingBehind() {
        Person person = new Person(site());
        URI authorize = person.target(person.post("/auth/discord/start", "mode=signin"));
        String state = Stream.of(authorize.getQuery().split("&", -1))
                .filter(pair -> pair.startsWith("state="))
                .findFirst()
                .orElseThrow();

        HttpResponse<String> refused = person.get("/auth/discord/callback?code=invented&" + state);

        assertThat(refused.body()).contains("Failed to exchange code for token");
        assertThat(person.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    @Tag("B-09")
    void sessionsAndBindingsAreThereAfterARestart() throws Exception {
        Person person = signIn(0);
        assertThat(bindTelegram(person, 0).text()).contains("connected");
        String before = person.get("/account").body();
        int port = site().getPort();
        play.close();

        play = open(port);

        assertThat(person.get("/account").statusCode()).isEqualTo(200);
        assertThat(before).contains(userName(0));
        assertThat(person.get("/account").body()).contains(userName(0));
    }

    @Test
    @Tag("B-11")
    void theSixthSignInOfAMinuteIsAskedToWait() {
        Person person = new Person(site());
        for (int i = 0; i < 5; i++) {
            assertThat(person.post("/auth/discord/start", "mode=signin").statusCode())
                    .isEqualTo(303);
        }

        HttpResponse<String> sixth = person.post("/auth/discord/start", "mode=signin");

        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
    }

    /** Makes a user of somebody who was never here before. */
    private Person signIn(int who) {
        Person person = new Person(site());
        assertThat(comeBack(person, who).statusCode()).isEqualTo(200);
        HttpResponse<String> account = person.follow(person.post("/signin/claim", ""));
        assertThat(account.statusCode()).as(account.body()).isEqualTo(200);
        assertThat(person.get("/account").statusCode()).isEqualTo(200);
        return person;
    }

    /** Goes to Discord, says yes there, and comes back. */
    private HttpResponse<String> comeBack(Person person, int who) {
        URI authorize = person.target(person.post("/auth/discord/start", "mode=signin"));
        String user = play.sandbox().discord().users().get(who).id();
        return person.follow(
                person.get(play.sandbox().discord().approve(authorize, user).toString()));
    }

    /** Starts on the account page, opens the link on a phone, confirms there, and returns the bot's last word. */
    private ChatMessage bindTelegram(Person person, int phone) {
        String page = person.follow(person.post("/bind/telegram/start", "")).body();
        int start = page.indexOf("?start=");
        assertThat(start).as("a deep link on the page").isPositive();
        String payload = page.substring(start + "?start=".length(), page.indexOf('"', start));
        long owner = play.sandbox().telegram().people().get(phone).id();
        ChatMessage opened = play.sandbox().telegram().openDeepLink(owner, payload);
        ChatMessage question = await(
                owner,
                message -> message.id() > opened.id() && !message.buttons().isEmpty());
        play.sandbox().telegram().press(owner, question, "✅ Confirm");
        return await(
                owner,
                message -> message.id() >= question.id() && message.buttons().isEmpty());
    }

    private ChatMessage await(long chat, Predicate<ChatMessage> fits) {
        return play.sandbox()
                .telegram()
                .awaitMessage(chat, fits, PATIENCE)
                .orElseThrow(() -> new AssertionError(
                        "no such message among " + play.sandbox().telegram().messages(chat)));
    }

    private String userName(int who) {
        return play.sandbox().discord().users().get(who).globalName();
    }

    private String metrics() {
        return new Person(play.product().managementUrl()).get("/metrics").body();
    }

    private URI site() {
        return play.product().baseUrl();
    }

    private Play open() {
        return open(0);
    }

    private Play open(int port) {
        Map<String, String> environment = Map.of("PORT", Integer.toString(port), "GEMBIND_MANAGEMENT_PORT", "0");
        ConfigSources sources = new ConfigSources(Map.of(), environment, Path.of("none.env"), false);
        return Play.start(
                new Play.Setup(sources, folder.resolve("play"), 1, InstantSource.system(), new SecureRandom()));
    }
}
