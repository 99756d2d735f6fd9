package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ScriptedBotApi.error;
import static dev.gembind.adapters.telegram.ScriptedBotApi.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.telegram.ScriptedBotApi.Reply;
import dev.gembind.core.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;

@Tag("B-05")
@Tag("A-19")
class BotApiTest {
    private final ScriptedBotApi telegram = new ScriptedBotApi();
    private final TelegramConfig config = TelegramConfig.of(Secret.of(ScriptedBotApi.TOKEN), "gembind_bot")
            .withApiBase(telegram.uri())
            .withCallTimeout(Duration.ofSeconds(5));
    private final BotMeters meters = new BotMeters(new SimpleMeterRegistry());
    private final BotApi api = BotApi.forCalls(config, meters);

    @AfterEach
    void close() {
        api.close();
        telegram.close();
    }

    private ApiAnswer getMe(Reply reply) {
        telegram.on("getMe", reply);
        return api.call(new GetMe());
    }

    @Test
    void postsJsonToTheMethodUnderTheTokensPath() {
        api.call(SendMessage.builder().chatId(42L).text("hello").build());

        var call = telegram.received("sendMessage").get(0);
        assertThat(call.path()).isEqualTo("/bot" + ScriptedBotApi.TOKEN + "/sendmessage");
        assertThat(call.body().path("chat_id").asText()).isEqualTo("42");
        assertThat(call.body().path("text").asText()).isEqualTo("hello");
    }

    @Test
    void anInterruptedCallIsAFailedOneAndTheThreadStaysInterrupted() {
        Thread.currentThread().interrupt();

        ApiAnswer answer = api.call(new GetMe());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isEqualTo(new ApiAnswer.Failed("InterruptedIOException"));
    }

    @Test
    void retryAfterIsReadFromTheBody() {
        assertThat(getMe(ScriptedBotApi.tooMany(7))).isEqualTo(new ApiAnswer.SlowDown(Duration.ofSeconds(7)));
    }

    @Test
    void retryAfterIsReadFromTheHeaderOfAPage() {
        Reply page = ScriptedBotApi.header("Retry-After", "9", status(429, "<html>slow down</html>"));

        assertThat(getMe(page)).isEqualTo(new ApiAnswer.SlowDown(Duration.ofSeconds(9)));
    }

    @Test
    void absurdRetryAfterIsBounded() {
        assertThat(getMe(ScriptedBotApi.tooMany(2_000_000_000))).isEqualTo(new ApiAnswer.SlowDown(Duration.ofHours(1)));
        assertThat(getMe(ScriptedBotApi.tooMany(-5))).isEqualTo(new ApiAnswer.SlowDown(Duration.ofSeconds(1)));
    }

    @Test
    void conflictsSayWhetherAWebhookIsTheCause() {
        assertThat(getMe(error(409, "Conflict: terminated by other getUpdates request")))
                .isEqualTo(new ApiAnswer.Conflict(false));
        assertThat(getMe(error(409, "Conflict: can't use getUpdates method while webhook is active")))
                .isEqualTo(new ApiAnswer.Conflict(true));
    }

    @Test
    void refusalsKeepCodeAndDescription() {
        assertThat(getMe(error(403, "Forbidden: bot was blocked by the user")))
                .isEqualTo(new ApiAnswer.Refused(403, "Forbidden: bot was blocked by the user"));
        assertThat(getMe(error(401, "Unauthorized"))).isEqualTo(new ApiAnswer.TokenRejected());
    }

    @Test
    void aDescriptionThatEchoesTheTokenIsMasked() {
        ApiAnswer answer = getMe(error(400, "no such path /bot" + ScriptedBotApi.TOKEN + "/getme"));

        assertThat(answer.toString()).contains("/bot***/getme").doesNotContain("secret_part");
    }

    @Test
    void answersThatAreNoBotApiAnswersAreFailures() {
        assertThat(getMe(status(502, "<html>bad gateway</html>"))).isInstanceOf(ApiAnswer.Failed.class);
        assertThat(getMe(status(200, ""))).isInstanceOf(ApiAnswer.Failed.class);
        assertThat(getMe(status(200, "{\"result\":1}"))).isInstanceOf(ApiAnswer.Failed.class);
        assertThat(getMe(status(200, "{\"ok\":true}"))).isInstanceOf(ApiAnswer.Failed.class);
        assertThat(getMe(status(200, "{\"ok\":true,\"result\""))).isInstanceOf(ApiAnswer.Failed.class);
        assertThat(getMe(error(500, "Internal Server Error: restart")))
                .isEqualTo(new ApiAnswer.Failed("error code 500"));
        assertThat(getMe(ScriptedBotApi.cut())).isInstanceOf(ApiAnswer.Failed.class);
    }

    @Test
    void redirectsAreNotFollowed() {
        Reply elsewhere = ScriptedBotApi.header("Location", telegram.uri() + "/other", status(302, ""));

        assertThat(getMe(elsewhere)).isInstanceOf(ApiAnswer.Failed.class);
        assertThat(telegram.received("other")).isEmpty();
    }

    @Test
    void anAnswerBeyondTheCapIsAFailure() {
        assertThat(getMe(ScriptedBotApi.endless(8L << 20)))
                .isEqualTo(new ApiAnswer.Failed("an answer of more than 1048576 bytes"));
    }

    @Test
    void anUnreachableServerIsAFailureWithoutTheAddress() {
        try (BotApi nowhere = BotApi.forCalls(config.withApiBase(URI.create("http://127.0.0.1:1")), meters)) {
            assertThat(nowhere.call(new GetMe())).isEqualTo(new ApiAnswer.Failed("ConnectException"));
        }
    }

    @Test
    void aHangingAnswerEndsWithTheCallTimeout() {
        telegram.on("getMe", telegram::hold);
        try (BotApi hasty = BotApi.forCalls(config.withCallTimeout(Duration.ofMillis(200)), meters)) {
            assertThat(hasty.call(new GetMe())).isInstanceOf(ApiAnswer.Failed.class);
        }
    }

    @Test
    void closingEndsACallUnderWayAndRefusesNewOnes() throws Exception {
        telegram.on("getMe", telegram::hold);
        var hanging = CompletableFuture.supplyAsync(() -> api.call(new GetMe()));
        while (telegram.received("getMe").isEmpty()) {
            LockSupport.parkNanos(1_000_000);
        }

        api.close();

        assertThat(hanging.get(1, TimeUnit.SECONDS)).isInstanceOf(ApiAnswer.Failed.class);
        assertThat(api.call(new GetMe())).isEqualTo(new ApiAnswer.Failed("stopped"));
    }
}
