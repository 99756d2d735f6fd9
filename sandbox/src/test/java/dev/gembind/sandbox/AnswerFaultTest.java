package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers that say something else than the platform would. */
@Tag("G-01")
class AnswerFaultTest extends FaultScene {
    @Test
    void rateLimitIsTheBotApisOwn() throws IOException {
        faults.turnOn(Fault.of(FaultKind.RATE_LIMIT).pausing(Duration.ofSeconds(7)));

        Http.Reply reply = bot.call("getMe", "{}");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("7");
        assertThat(reply.json().at("/parameters/retry_after").asInt()).isEqualTo(7);
        assertThat(reply.json().path("description").asText()).isEqualTo("Too Many Requests: retry after 7");
    }

    @Test
    void rateLimitIsDiscordsOwn() throws IOException {
        DiscordClient discord = new DiscordClient(config, sandbox);
        sandbox.discord().faults().turnOn(Fault.of(FaultKind.RATE_LIMIT).on("token"));

        Http.Reply reply = discord.token(discord.exchange(discord.code()));

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("3");
        assertThat(reply.json().path("retry_after").asDouble()).isEqualTo(3.0);
        assertThat(reply.header("X-RateLimit-Scope")).isEqualTo("user");
    }

    @Test
    void serverErrorComesInThePlatformsShape() throws IOException {
        faults.turnOn(Fault.of(FaultKind.SERVER_ERROR));
        sandbox.discord().faults().turnOn(Fault.of(FaultKind.SERVER_ERROR));

        Http.Reply telegram = bot.call("getMe", "{}");
        Http.Reply discord = Http.get(URI.create(sandbox.discordBase() + "/api/v10/users/@me"));

        assertThat(telegram.status()).isEqualTo(500);
        assertThat(telegram.json().path("ok").asBoolean(true)).isFalse();
        assertThat(discord.status()).isEqualTo(500);
        assertThat(discord.json().path("message").asText()).isEqualTo("500: Internal Server Error");
    }

    @Test
    void htmlErrorLooksLikeTheNetworkInFront() throws IOException {
        faults.turnOn(Fault.of(FaultKind.HTML_ERROR));

        Http.Reply reply = bot.call("getMe", "{}");

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.header("Server")).isEqualTo("cloudflare");
        assertThat(reply.header("X-Gembind-Sandbox")).isEqualTo("1");
    }

    @Test
    void truncatedWrongAndEmptyAnswersAreWhatTheySay() throws IOException {
        faults.turnOn(Fault.of(FaultKind.TRUNCATED_JSON).times(1));
        Http.Reply truncated = bot.call("getMe", "{}");
        faults.turnOn(Fault.of(FaultKind.WRONG_JSON).times(1));
        Http.Reply wrong = bot.call("getMe", "{}");
        faults.turnOn(Fault.of(FaultKind.EMPTY_BODY).times(1));
        Http.Reply empty = bot.call("getMe", "{}");

        assertThat(truncated.status()).isEqualTo(200);
        assertThat(truncated.body()).startsWith("{\"ok\":true");
        assertThat(Json.read(truncated.body())).isEmpty();
        assertThat(wrong.json().at("/result/id").isMissingNode()).isTrue();
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
    }

    @Test
    void scriptedAnswerIsSentAsItIs() throws IOException {
        Answer script = new Answer(200, "application/json", "{\"id\":\"0\",\"bot\":true}", Map.of("X-Extra", "yes"));
        sandbox.discord().faults().turnOn(Fault.answering(script).on("me"));

        Http.Reply reply = Http.get(URI.create(sandbox.discordBase() + "/api/v10/users/@me"));

        assertThat(reply.body()).isEqualTo("{\"id\":\"0\",\"bot\":true}");
        assertThat(reply.header("X-Extra")).isEqualTo("yes");
    }
}
