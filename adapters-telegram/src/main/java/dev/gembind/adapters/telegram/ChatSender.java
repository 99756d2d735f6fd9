package dev.gembind.adapters.telegram;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends to chats in the background: in order within a chat, independently between chats. No failure reaches the caller,
 * so a message that cannot be sent never undoes what it tells about. A chat that was told to slow down waits as long as
 * asked and holds up no other; other failures are tried again a few times; a refusal is final.
 *
 * <p>What waits is kept in memory and bounded; beyond the bounds a message is dropped and logged. Every screen can be had
 * again by asking the bot. What is sent or given up settles the update it answers; what is left behind at the end does not.
 * Thread-safe. Texts are never logged.
 */
final class ChatSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChatSender.class);
    private static final int THREADS = 4;
    private static final int TRIES = 4;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration NOTHING_WAITS = Duration.ofMillis(-1);
    private static final Duration CLOSING_TIME = Duration.ofSeconds(1);

    private final BotApi api;
    private final Backoff backoff;
    private final BotMeters meters;
    private final ScheduledThreadPoolExecutor threads;
    private final ChatQueues queues = new ChatQueues();

    ChatSender(BotApi api, Backoff backoff, BotMeters meters) {
        this.api = api;
        this.backoff = backoff;
        this.meters = meters;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "gembind-telegram-send-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
    }

    /** Queues one call behind what the chat already waits for. */
    void send(Outgoing outgoing) {
        switch (queues.add(outgoing)) {
            case FIRST -> schedule(outgoing.chat(), Duration.ZERO);
            case BEHIND -> {}
            case FULL -> {
                drop(outgoing, "too much waits already");
                outgoing.settle();
            }
        }
    }

    int waiting() {
        return queues.size();
    }

    private void schedule(long chat, Duration delay) {
        try {
            Future<?> unused = threads.schedule(() -> sendHead(chat), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("a message to a chat was left behind at the end");
        }
    }

    // The top of a task: a head that fails this way must not block the ones behind it.
    private void sendHead(long chat) {
        Outgoing head = queues.head(chat);
        Duration wait;
        try {
            wait = settle(head, api.call(head.method()));
        } catch (RuntimeException e) {
            LOG.error("sending to a chat failed", e);
            wait = finish(head, null);
        }
        if (!wait.isNegative()) {
            schedule(chat, wait);
        }
    }

    /** Decides what becomes of the head; returns when to go on with this chat, negative when nothing waits. */
    private Duration settle(Outgoing head, ApiAnswer answer) {
        meters.send(answer.word());
        if (answer instanceof ApiAnswer.Done done) {
            return finish(head, head.sequel() == null ? null : head.sequel().apply(done.result()));
        } else if (answer instanceof ApiAnswer.SlowDown slowDown) {
            return later(head, slowDown.retryAfter(), "told to slow down");
        } else if (answer instanceof ApiAnswer.Failed failed) {
            return later(head, backoff.after(head.tries() + 1), failed.reason());
        } else if (answer instanceof ApiAnswer.Refused refused) {
            return refused(head, refused);
        }
        drop(head, answer.word());
        return finish(head, null);
    }

    private Duration refused(Outgoing head, ApiAnswer.Refused refused) {
        // the same text again: the screen already shows what it should
        if (refused.description().contains("message is not modified")) {
            return finish(head, null);
        }
        if (head.otherwise() == null) {
            drop(head, refused.code() + " " + refused.description());
        }
        return finish(head, head.otherwise());
    }

    private Duration later(Outgoing head, Duration wait, String reason) {
        if (head.tries() + 1 >= TRIES || wait.compareTo(LONGEST_WAIT) > 0) {
            drop(head, reason);
            return finish(head, null);
        }
        queues.replaceHead(head.chat(), head.again());
        return wait;
    }

    /** Takes the head off, puts another in its place if given, and says when to go on. */
    private Duration finish(Outgoing head, @Nullable Outgoing next) {
        if (next != null) {
            queues.replaceHead(head.chat(), next.on(head.errand()));
            return Duration.ZERO;
        }
        head.settle(); // before the queue is seen to be empty, or the end could overtake it
        return queues.removeHead(head.chat()) ? Duration.ZERO : NOTHING_WAITS;
    }

    private void drop(Outgoing outgoing, String reason) {
        meters.send("dropped");
        LOG.warn("{} was not sent after {} tries: {}", outgoing.method().getMethod(), outgoing.tries() + 1, reason);
    }

    /** Gives what waits a second to leave, then ends; the {@link BotApi} is closed by its owner. */
    @Override
    public void close() {
        try {
            queues.awaitEmpty(CLOSING_TIME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
