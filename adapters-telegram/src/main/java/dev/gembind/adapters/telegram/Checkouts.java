package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.payments.PreCheckoutAnswer;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerPreCheckoutQuery;

/**
 * Answers the questions before payments. Telegram waits 10 seconds (Bot API, "answerPreCheckoutQuery"), so they have
 * threads and connections of their own and pass everything else the bot does. What is not decided within {@link
 * #DECIDING} is answered with no: whoever could not pay tries again, whoever paid for nothing complains.
 *
 * <p>When the decisions hang, each holds a thread; with all of them held, the next ones are answered with no at once.
 * Thread-safe. A question is answered once, however often it is seen.
 */
final class Checkouts implements AutoCloseable {
    static final Duration DECIDING = Duration.ofSeconds(3);
    static final Duration ANSWERING = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Checkouts.class);
    private static final int THREADS = 16;
    private static final int WAITING = 1_000;
    private static final int REMEMBERED = 10_000;
    private static final int TRIES = 2;
    private static final long IDLE_SECONDS = 30;

    private final Shop shop;
    private final BotApi api;
    private final BotMeters meters;
    private final ThreadPoolExecutor deciding = new ThreadPoolExecutor(
            0, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads("decide"));
    private final ThreadPoolExecutor answering = new ThreadPoolExecutor(
            THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), threads("answer"));
    private final Set<String> seen = new LinkedHashSet<>();

    /**
     * @param api with deadlines of {@link #ANSWERING}; closed with this
     */
    Checkouts(Shop shop, BotApi api, BotMeters meters) {
        this.shop = shop;
        this.api = api;
        this.meters = meters;
        answering.allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory threads(String what) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "gembind-telegram-" + what + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Answers the questions among updates that were not seen before, and returns at once. */
    void scan(JsonNode batch) {
        for (JsonNode update : batch) {
            Checkout.read(update).filter(this::isNew).ifPresent(this::accept);
        }
    }

    private boolean isNew(Checkout question) {
        synchronized (seen) {
            boolean fresh = seen.add(question.id());
            if (seen.size() > REMEMBERED) {
                seen.remove(seen.iterator().next());
            }
            return fresh;
        }
    }

    private void accept(Checkout question) {
        Timer.Sample since = meters.start();
        try {
            answering.execute(() -> answer(question, since));
        } catch (RejectedExecutionException e) {
            meters.checkout(since, "unsent");
            LOG.error("too many questions before payments wait; one is left without an answer");
        }
    }

    // The top of a task: a failure is this question's alone.
    private void answer(Checkout question, Timer.Sample since) {
        Sentence refusal;
        String word;
        try {
            PreCheckoutAnswer decision = decide(question);
            refusal = sentence(decision);
            word = decision.name().toLowerCase(Locale.ROOT);
        } catch (TimeoutException | ExecutionException | RejectedExecutionException | InterruptedException e) {
            LOG.error("a question before a payment could not be decided and is answered with no", e);
            refusal = Sentence.CHECKOUT_TROUBLE;
            word = "undecided";
        }
        meters.checkout(since, send(question, refusal) ? word : "unsent");
    }

    private PreCheckoutAnswer decide(Checkout question)
            throws ExecutionException, InterruptedException, TimeoutException {
        Future<PreCheckoutAnswer> decision =
                deciding.submit(() -> shop.payments().preCheckout(question.question(), shop::isPayer));
        try {
            return decision.get(DECIDING.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            decision.cancel(true);
        }
    }

    private static @Nullable Sentence sentence(PreCheckoutAnswer answer) {
        return switch (answer) {
            case APPROVED -> null;
            case NOT_OURS -> Sentence.CHECKOUT_NOT_OURS;
            case OVER -> Sentence.CHECKOUT_OVER;
            case OTHER_PRICE -> Sentence.CHECKOUT_OTHER_PRICE;
            case OTHER_PAYER -> Sentence.CHECKOUT_OTHER_PAYER;
        };
    }

    /** Sends the answer; a second try is made when the first one got lost on the way. */
    private boolean send(Checkout question, @Nullable Sentence refusal) {
        AnswerPreCheckoutQuery method =
                new AnswerPreCheckoutQuery(question.id(), refusal == null, refusal == null ? null : refusal.text());
        ApiAnswer answer = api.call(method);
        for (int tries = 1; tries < TRIES && answer instanceof ApiAnswer.Failed; tries++) {
            answer = api.call(method);
        }
        if (answer instanceof ApiAnswer.Done) {
            return true;
        }
        // 400 "query is too old": the payer has given up; an answer twice is refused in the same words
        LOG.warn("Telegram did not take an answer before a payment: {}", answer.word());
        return false;
    }

    /** Ends at once: what is not answered is not paid. */
    @Override
    public void close() {
        answering.shutdownNow();
        deciding.shutdownNow();
        api.close();
    }
}
