package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ChatSenderTest.until;
import static dev.gembind.adapters.telegram.CoreWorld.ALICE;
import static dev.gembind.adapters.telegram.ScriptedBotApi.error;
import static dev.gembind.adapters.telegram.ScriptedBotApi.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.BindRequest;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.junit.UncaughtExceptionGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** How questions before payments are answered, whatever else goes on, against a server that is told what to say. */
@Timeout(60)
@ExtendWith({LeakCheck.class, UncaughtExceptionGuard.class})
class CheckoutsTest {
    private static final long PERSON = 4711;

    private final CoreWorld core = new CoreWorld(true);
    private final ScriptedBotApi telegram = new ScriptedBotApi();
    private final StagedDesk desk = new StagedDesk();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch over = new CountDownLatch(1);
    private TelegramBot bot;

    @BeforeEach
    void connect() {
        PlatformAccount account = new PlatformAccount(Platform.TELEGRAM, Long.toString(PERSON));
        core.bindings.bind(new BindRequest(
                ALICE, new VerifiedIdentity(account, new DisplayName("nelly")), BindMethod.OAUTH, CoreWorld.SITE));
    }

    @AfterEach
    void close() {
        over.countDown();
        bot.close();
        telegram.close();
        core.close();
    }

    private void start(Shop shop) {
        TelegramConfig config = TelegramConfig.of(Secret.of(ScriptedBotApi.TOKEN), "gembind_bot")
                .withApiBase(telegram.uri());
        bot = new TelegramBot(
                config,
                new TelegramBot.Parts(
                        desk,
                        new StagedGate(),
                        (kind, text) -> {},
                        meters,
                        core.time,
                        new SplittableRandom(1),
                        shop,
                        null));
        bot.start();
    }

    private String order() {
        return ((PlaceOutcome.Placed) core.payments.place(ALICE, "gems-100", Channel.TELEGRAM)).payload();
    }

    private static String question(int update, String id, long amount, String payload) {
        return update(
                update,
                "\"pre_checkout_query\":{\"id\":\"" + id + "\",\"from\":" + ScriptedBotApi.user(PERSON)
                        + ",\"currency\":\"XTR\",\"total_amount\":" + amount + ",\"invoice_payload\":\"" + payload
                        + "\"}");
    }

    private JsonNode answer(int number) {
        until(() -> telegram.received("answerPreCheckoutQuery").size() > number);
        return telegram.received("answerPreCheckoutQuery").get(number).body();
    }

    private void hang() {
        try {
            assertThat(over.await(40, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertAnswered(int number, Sentence refusal) {
        JsonNode answer = answer(number);
        assertThat(answer.path("ok").asBoolean(true)).isFalse();
        assertThat(answer.path("error_message").asText()).isEqualTo(refusal.text());
    }

    @Test
    @Tag("A-04")
    void whatWasOrderedIsApprovedAndTimed() {
        telegram.on("getUpdates", ScriptedBotApi.updates(question(1, "q1", 50, order())));
        start(core.shop);

        assertThat(answer(0).path("pre_checkout_query_id").asText()).isEqualTo("q1");
        assertThat(answer(0).path("ok").asBoolean()).isTrue();
        until(() -> meters.find("gembind.telegram.checkout")
                        .tag("result", "approved")
                        .timer()
                != null);
    }

    @Test
    @Tag("A-04")
    void anotherPriceAndAForgedPayloadAreRefused() {
        telegram.on(
                "getUpdates",
                ScriptedBotApi.updates(question(1, "q1", 49, order())),
                ScriptedBotApi.updates(question(2, "q2", 50, "g1.01ABC.forged")));
        start(core.shop);

        assertAnswered(0, Sentence.CHECKOUT_OTHER_PRICE);
        assertAnswered(1, Sentence.CHECKOUT_NOT_OURS);
    }

    @Test
    void aQuestionThatMakesNoSenseIsRefused() {
        telegram.on("getUpdates", ScriptedBotApi.updates(update(1, "\"pre_checkout_query\":{\"id\":\"q1\"}")));
        start(core.shop);

        answer(0);
        assertThat(answer(0).path("ok").asBoolean(true)).isFalse();
    }

    @Test
    void aQuestionSeenTwiceIsAnsweredOnce() {
        String question = question(1, "q1", 50, order());
        telegram.on(
                "getUpdates",
                ScriptedBotApi.updates(question, question),
                ScriptedBotApi.updates(question(2, "q2", 50, order())));
        start(core.shop);

        assertThat(List.of(
                        answer(0).path("pre_checkout_query_id").asText(),
                        answer(1).path("pre_checkout_query_id").asText()))
                .containsExactlyInAnyOrder("q1", "q2");
    }

    @Test
    void aQuestionIsAnsweredWhileAnEarlierUpdateHangs() {
        desk.whenAsked = this::hang;
        String me = ScriptedBotApi.text(1, PERSON, "/me");
        telegram.on("getUpdates", ScriptedBotApi.updates(me));
        telegram.whenPollsRunOut(ScriptedBotApi.updates(me, question(2, "q1", 50, order())));
        start(core.shop);

        assertThat(answer(0).path("ok").asBoolean()).isTrue();
        assertThat(over.getCount()).as("the first update still hangs").isOne();
        telegram.whenPollsRunOut(telegram::hold);
    }

    @Test
    void aDecisionThatHangsIsANoWithinTheTimeTelegramWaits() {
        Shop hanging = new Shop(core.payments, core.refunds, core.subscriptions, core.gems, new HangingBindings());
        telegram.on("getUpdates", ScriptedBotApi.updates(question(1, "q1", 50, order())));
        long begin = System.nanoTime();
        start(hanging);

        assertAnswered(0, Sentence.CHECKOUT_TROUBLE);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void anAnswerThatComesTooLateIsNoTrouble() {
        telegram.on("answerPreCheckoutQuery", error(400, "Bad Request: query is too old and response timeout expired"));
        telegram.on(
                "getUpdates",
                ScriptedBotApi.updates(question(1, "q1", 50, order())),
                ScriptedBotApi.updates(question(2, "q2", 50, order())));
        start(core.shop);

        answer(1);
        until(() ->
                meters.find("gembind.telegram.checkout").tag("result", "unsent").timer() != null);
        assertThat(telegram.received("answerPreCheckoutQuery")).hasSize(2);
    }

    @Test
    void anAnswerThatGetsLostIsSentAgain() {
        telegram.on("answerPreCheckoutQuery", ScriptedBotApi.cut());
        telegram.on("getUpdates", ScriptedBotApi.updates(question(1, "q1", 50, order())));
        start(core.shop);

        assertThat(answer(1).path("pre_checkout_query_id").asText()).isEqualTo("q1");
    }

    /** A storage that does not answer. */
    private final class HangingBindings implements BindingStore {
        @Override
        public Optional<Binding> findByAccount(Snapshot snapshot, PlatformAccount account) {
            hang();
            return Optional.empty();
        }

        @Override
        public List<Binding> findByUser(Snapshot snapshot, UserId user) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InsertResult insertIfAbsent(Transaction tx, Binding binding) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean update(Transaction tx, Binding next) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int deleteByUser(Transaction tx, UserId user) {
            throw new UnsupportedOperationException();
        }
    }
}
