package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.CoreWorld.ALICE;
import static dev.gembind.adapters.telegram.CoreWorld.BOB;
import static dev.gembind.adapters.telegram.ScriptedBotApi.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.BindRequest;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.outbox.Courier;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.payments.Notice;
import dev.gembind.core.prompts.DisplayName;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** News of payments is sent to the chat of the user. */
class PaymentNoticesTest extends UnaskedBot {
    private Courier courier;

    @BeforeEach
    void connect() {
        PlatformAccount account = new PlatformAccount(Platform.TELEGRAM, Long.toString(PERSON));
        core.bindings.bind(new BindRequest(
                ALICE, new VerifiedIdentity(account, new DisplayName("nelly")), BindMethod.OAUTH, CoreWorld.SITE));
        courier = bot.notices(core.bindings);
    }

    private Courier.Result tell(String event, UserId user) {
        return deliver(event + " " + user.value() + " 100 " + CHARGE.text());
    }

    private Courier.Result deliver(String body) {
        OutboxMessage.Address address = new OutboxMessage.Address(Notice.topic(), "user:" + ALICE.value());
        return courier.deliver(OutboxMessage.fresh("01", address, body, core.time.instant()));
    }

    private String sent(int number) {
        return telegram.received("sendMessage").get(number).body().path("text").asText();
    }

    @Test
    void eachNoticeIsSentToTheChatOfTheUser() {
        int number = 0;
        for (Notice.Event event : Notice.Event.values()) {
            assertThat(tell(event.name(), ALICE)).isEqualTo(new Courier.Result.Delivered());
            assertThat(sent(number)).contains("100");
            core.time.advance(Duration.ofSeconds(1));
            number++;
        }
        assertThat(sent(0)).isEqualTo("You got 100 💎. Thank you! /balance shows what you have.");
        assertThat(telegram.received("sendMessage")
                        .get(0)
                        .body()
                        .path("chat_id")
                        .asLong())
                .isEqualTo(PERSON);
    }

    @Test
    void whoHasNoTelegramAccountOrBlocksTheBotIsLeftAlone() {
        telegram.on("sendMessage", error(403, "Forbidden: bot was blocked by the user"));

        assertThat(tell("CREDITED", BOB)).isEqualTo(new Courier.Result.Delivered());
        assertThat(telegram.received("sendMessage")).isEmpty();
        assertThat(tell("CREDITED", ALICE)).isEqualTo(new Courier.Result.Delivered());
    }

    @Test
    void aWaitThatTelegramAsksForIsKept() {
        telegram.on("sendMessage", ScriptedBotApi.tooMany(9), error(500, "Internal Server Error"));

        assertThat(((Courier.Result.Later) tell("CREDITED", ALICE)).notBefore()).isEqualTo(Duration.ofSeconds(9));
        core.time.advance(Duration.ofSeconds(1));
        assertThat(tell("CREDITED", ALICE)).isInstanceOf(Courier.Result.Later.class);
    }

    @Test
    void whatCannotArriveIsSetAside() {
        telegram.on("sendMessage", error(400, "Bad Request: chat not found"));

        assertThat(tell("CREDITED", ALICE)).isInstanceOf(Courier.Result.Never.class);
        assertThat(deliver("something else")).isInstanceOf(Courier.Result.Never.class);
    }
}
