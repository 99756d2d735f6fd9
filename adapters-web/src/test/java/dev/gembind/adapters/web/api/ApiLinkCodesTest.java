package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.web.Reply;
import dev.gembind.adapters.web.WebWorld;
import dev.gembind.adapters.web.view.DeepLinks;
import dev.gembind.core.bindings.OpenOutcome;
import dev.gembind.core.limits.Decision;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("G-10")
class ApiLinkCodesTest extends ApiScene {
    private static final String TELEGRAM = "{\"platform\":\"telegram\"}";

    ApiLinkCodesTest() {
        super(new WebWorld().telegramBot("gembind_bot"));
    }

    @Test
    @Tag("B-06")
    void codeCountsForQuarterOfAnHourAndComesWithALink() {
        Reply reply = api.post("/users/alice/link-codes", TELEGRAM);

        assertThat(reply.status()).isEqualTo(201);
        JsonNode made = reply.json();
        assertThat(made.path("attempt").asText()).isNotBlank();
        assertThat(made.path("code").asText()).matches("[A-Z]{4}-[A-Z]{4}");
        assertThat(made.path("deep_link").asText()).startsWith("https://t.me/gembind_bot?start=L");
        assertThat(made.path("expires_at").asText()).isEqualTo("2026-11-25T12:15:00.500Z");
    }

    @Test
    void linkAndCodeOpenTheSameAttemptOnce() {
        JsonNode made = api.post("/users/alice/link-codes", TELEGRAM).json();
        String token = made.path("deep_link").asText().split("start=", 2)[1];

        OpenOutcome byLink = world.core().sendFromTelegram("4242", token);
        OpenOutcome byCode =
                world.core().sendFromTelegram("4243", made.path("code").asText());

        assertThat(byLink)
                .isInstanceOfSatisfying(
                        OpenOutcome.Opened.class,
                        opened -> assertThat(opened.attempt().id())
                                .isEqualTo(made.path("attempt").asText()));
        assertThat(byCode).isInstanceOf(OpenOutcome.CodeInvalid.class);
    }

    @Test
    void unknownUserIsNotFound() {
        assertThat(api.post("/users/nobody/link-codes", TELEGRAM).status()).isEqualTo(404);
    }

    @Test
    void userWithAnAccountOfThePlatformGetsNoCode() {
        api.put("/users/alice/bindings/telegram", "{\"id\":\"4242\"}");

        Reply reply = api.post("/users/alice/link-codes", TELEGRAM);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("code").asText()).isEqualTo("user-has-other");
    }

    @Test
    @Tag("B-11")
    void tooManyAttemptsOfAUserAreToldWhenToComeBack() {
        world.core().limiter().refuse("binds-per-user", Decision.refused(Duration.ofMinutes(7)));

        Reply reply = api.post("/users/alice/link-codes", TELEGRAM);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("420");
        assertThat(reply.json().path("code").asText()).isEqualTo("rate-limited");
    }

    @ParameterizedTest
    @ValueSource(strings = {"discord", "twitter", "myspace", ""})
    void platformWithoutABotHasNoCodes(String platform) {
        Reply reply = api.post("/users/alice/link-codes", "{\"platform\":\"" + platform + "\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/platform");
    }

    @Test
    void siteWithoutTelegramHasNoCodes() {
        try (WebWorld bare = new WebWorld().open()) {
            ApiCaller host = new ApiCaller(bare, bare.core().hostKey());
            host.put("/users/alice", "");

            assertThat(host.post("/users/alice/link-codes", TELEGRAM).status()).isEqualTo(400);
        }
    }

    @Test
    void linkBaseMayEndWithASlashOrNot() {
        URI slash = URI.create("http://127.0.0.1:8999/");

        assertThat(new DeepLinks(slash, "bot").link(dev.gembind.core.Platform.TELEGRAM, "LX"))
                .isEqualTo(new DeepLinks(URI.create("http://127.0.0.1:8999"), "bot")
                        .link(dev.gembind.core.Platform.TELEGRAM, "LX"))
                .hasToString("http://127.0.0.1:8999/bot?start=LX");
    }
}
