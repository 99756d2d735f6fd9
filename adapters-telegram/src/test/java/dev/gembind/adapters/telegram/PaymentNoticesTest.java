package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.CoreWorld.ALICE;
import static dev.gembind.adapters.telegram.CoreWorld.BOB;
import static dev.gembind.adapters.telegram.ScriptedBotApi.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.BindRequest;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.outbox.Courier;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Checkout;
import dev.gembind.core.payments.Notice;
import dev.gembind.core.payments.OrderWish;
import dev.gembind.core.payments.PaymentProvider;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.junit.UncaughtExceptionGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the bot does for payments without being asked by people, against a server that is told what to say. */
@Timeout(60)
@ExtendWith({LeakCheck.class, UncaughtExceptionGuard.class})
class PaymentNoticesTest {
    private static final long PERSON = 4711;
    private static final ChargeId CHARGE = new ChargeId("telegram", "stx_1");

    private final CoreWorld core = new CoreWorld(true);
    private final ScriptedBotApi telegram = new ScriptedBotApi();
    private TelegramBot bot;
    private TelegramStars stars;

    @BeforeEach
    void open() {
        TelegramConfig config = TelegramConfig.of(Secret.of(ScriptedBotApi.TOKEN), "gembind_bot")
                .withApiBase(telegram.uri());
        stars = new TelegramStars(config, new SimpleMeterRegistry());
        bot = new TelegramBot(
                config,
                new TelegramBot.Parts(
                        core.desk(),
                        new StagedGate(),
                        (kind, text) -> {},
                        new SimpleMeterRegistry(),
                        core.time,
                        new SplittableRandom(1),
                        core.shop,
                        null));
    }

    @AfterEach
    void close() {
        bot.close();
        stars.close();
        telegram.close();
        core.close();
    }

    @Nested
    class InvoiceLinks {
        private static final OrderWish WISH = new OrderWish(ALICE, "gems-100", Channel.TELEGRAM, "k1");
        private static final String LINK = "https://t.me/$abc";

        private Checkout.Answer open() {
            PlaceOutcome.Placed placed = (PlaceOutcome.Placed) core.payments.place(WISH);
            return bot.checkout()
                    .open(new Checkout.Bill(
                            placed.order(), placed.payload(), "A title of more than thirty-two letters"));
        }

        @Test
        @Tag("A-04")
        void theLinkAsksForThePriceAndNamesTheOrder() {
            telegram.on("createInvoiceLink", ScriptedBotApi.ok("\"" + LINK + "\""));

            assertThat(open()).isEqualTo(new Checkout.Answer.Opened(URI.create(LINK)));

            PlaceOutcome.Placed placed = (PlaceOutcome.Placed) core.payments.place(WISH);
            JsonNode sent = telegram.received("createInvoiceLink").get(0).body();
            assertThat(sent.path("currency").asText()).isEqualTo("XTR");
            assertThat(sent.path("payload").asText()).isEqualTo(placed.payload());
            assertThat(sent.at("/prices/0/amount").asLong())
                    .isEqualTo(placed.order().price().amount());
            assertThat(sent.path("title").asText()).hasSize(32);
            assertThat(sent.has("subscription_period")).isFalse();
        }

        @Test
        void aLimitAFailureAndWhatIsNoLinkMayPass() {
            telegram.on(
                    "createInvoiceLink",
                    ScriptedBotApi.tooMany(7),
                    error(500, "Internal Server Error"),
                    ScriptedBotApi.cut(),
                    ScriptedBotApi.ok("\"javascript:alert(1)\""),
                    ScriptedBotApi.ok("\"no link\""));

            assertThat(((Checkout.Answer.Unavailable) open()).notBefore()).isEqualTo(Duration.ofSeconds(7));
            for (int i = 0; i < 4; i++) {
                assertThat(open()).isInstanceOf(Checkout.Answer.Unavailable.class);
            }
        }

        @Test
        void aNoIsARefusal() {
            telegram.on("createInvoiceLink", error(400, "Bad Request: STARS_INVOICE_INVALID"));

            assertThat(open()).isEqualTo(new Checkout.Answer.Refused("Bad Request: STARS_INVOICE_INVALID"));
        }
    }

    @Nested
    class Refunding {
        private PaymentProvider.Answer refund() {
            return stars.refunds().refund(CHARGE, Long.toString(PERSON), "r1");
        }

        @Test
        void theChargeOfThePayerIsGivenBack() {
            assertThat(refund()).isEqualTo(new PaymentProvider.Answer.Done());

            assertThat(telegram.received("refundStarPayment").get(0).body().toString())
                    .contains("\"user_id\":4711", "\"telegram_payment_charge_id\":\"stx_1\"");
        }

        @Test
        void oneThatWasGivenBackBeforeIsDone() {
            telegram.on("refundStarPayment", error(400, "Bad Request: CHARGE_ALREADY_REFUNDED"));

            assertThat(refund()).isEqualTo(new PaymentProvider.Answer.Done());
        }

        @Test
        void anotherNoIsARefusal() {
            telegram.on("refundStarPayment", error(400, "Bad Request: USER_ID_INVALID"));

            assertThat(refund()).isEqualTo(new PaymentProvider.Answer.Refused("Bad Request: USER_ID_INVALID"));
            assertThat(stars.refunds().refund(CHARGE, "nobody", "r1"))
                    .isInstanceOf(PaymentProvider.Answer.Refused.class);
        }

        @Test
        void aLimitAFailureAndAWrongTokenSayNothingOfTheCharge() {
            telegram.on(
                    "refundStarPayment",
                    ScriptedBotApi.tooMany(7),
                    error(500, "Internal Server Error"),
                    ScriptedBotApi.cut(),
                    error(401, "Unauthorized"));

            assertThat(((PaymentProvider.Answer.Unknown) refund()).notBefore()).isEqualTo(Duration.ofSeconds(7));
            for (int i = 0; i < 3; i++) {
                assertThat(refund()).isInstanceOf(PaymentProvider.Answer.Unknown.class);
            }
        }
    }

    @Nested
    class Subscribing {
        private final List<ChargeId> charges = List.of(new ChargeId("telegram", "stx_2"), CHARGE);

        private PaymentProvider.Answer end() {
            return stars.subscriptions().setRenewing(charges, Long.toString(PERSON), false);
        }

        private List<String> bodies() {
            return telegram.received("editUserStarSubscription").stream()
                    .map(request -> request.body().toString())
                    .toList();
        }

        @Test
        void endingSaysThatItIsCanceledAndAllowingThatItIsNot() {
            assertThat(end()).isEqualTo(new PaymentProvider.Answer.Done());
            stars.subscriptions().setRenewing(charges, Long.toString(PERSON), true);

            assertThat(bodies().get(0)).contains("\"user_id\":4711", "\"stx_2\"", "\"is_canceled\":true");
            assertThat(bodies().get(1)).contains("\"stx_2\"", "\"is_canceled\":false");
        }

        @Test
        void aChargeThatDoesNotNameItIsFollowedByTheOther() {
            telegram.on("editUserStarSubscription", error(400, "Bad Request: CHARGE_ID_INVALID"));

            assertThat(end()).isEqualTo(new PaymentProvider.Answer.Done());
            assertThat(bodies()).hasSize(2);
            assertThat(bodies().get(1)).contains("\"stx_1\"");
        }

        @Test
        void aLimitAndAWrongTokenSayNothingOfIt() {
            telegram.on("editUserStarSubscription", ScriptedBotApi.tooMany(7), error(401, "Unauthorized"));

            assertThat(((PaymentProvider.Answer.Unknown) end()).notBefore()).isEqualTo(Duration.ofSeconds(7));
            assertThat(end()).isInstanceOf(PaymentProvider.Answer.Unknown.class);
            assertThat(stars.subscriptions().setRenewing(charges, "", false))
                    .isInstanceOf(PaymentProvider.Answer.Refused.class);
        }
    }

    @Nested
    class Telling {
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
            return telegram.received("sendMessage")
                    .get(number)
                    .body()
                    .path("text")
                    .asText();
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

            assertThat(((Courier.Result.Later) tell("CREDITED", ALICE)).notBefore())
                    .isEqualTo(Duration.ofSeconds(9));
            core.time.advance(Duration.ofSeconds(1));
            assertThat(tell("CREDITED", ALICE)).isInstanceOf(Courier.Result.Later.class);
        }

        @Test
        void whatCannotArriveIsSetAside() {
            telegram.on("sendMessage", error(400, "Bad Request: chat not found"));

            assertThat(tell("CREDITED", ALICE)).isInstanceOf(Courier.Result.Never.class);
            assertThat(deliver("something else")).isInstanceOf(Courier.Result.Never.class);
        }

        @Test
        void messagesToOneChatAreASecondApartAndThirtyASecondInAll() {
            SendPace pace = new SendPace(core.time);

            assertThat(pace.take(1)).isZero();
            assertThat(pace.take(1)).isEqualTo(Duration.ofSeconds(1));
            core.time.advance(Duration.ofSeconds(10));
            for (int chat = 0; chat < 30; chat++) {
                assertThat(pace.take(100 + chat)).isLessThan(Duration.ofSeconds(1));
            }
            assertThat(pace.take(200)).isBetween(Duration.ofMillis(999), Duration.ofMillis(1001));
        }
    }
}
