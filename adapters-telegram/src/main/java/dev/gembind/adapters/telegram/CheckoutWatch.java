package dev.gembind.adapters.telegram;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;

/**
 * Looks for questions before payments while the polling thread is busy with updates, which may hang. It asks for the same
 * updates again, which confirms none of them, and passes on what arrived meanwhile. Telegram shows a hundred updates at
 * once: a question behind more than these is not seen, and is not paid.
 *
 * <p>It never asks while the polling thread does, for two readers at once are a conflict.
 */
final class CheckoutWatch implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(CheckoutWatch.class);
    private static final int MOST = 100;

    private final BotApi api;
    private final Checkouts checkouts;
    private final ScheduledThreadPoolExecutor thread;
    private final ReentrantLock asking = new ReentrantLock();
    private boolean busy;
    private @Nullable Future<?> looks;

    /**
     * @param api with short deadlines; closed by its owner
     */
    CheckoutWatch(BotApi api, Checkouts checkouts) {
        this.api = api;
        this.checkouts = checkouts;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "gembind-telegram-watch");
            made.setDaemon(true);
            return made;
        });
        thread.setRemoveOnCancelPolicy(true);
    }

    /** The polling thread begins to handle what it got by asking from this offset on. */
    void begin(@Nullable Integer offset) {
        asking.lock();
        try {
            busy = true;
            if (!thread.isShutdown()) {
                looks = thread.scheduleWithFixedDelay(
                        () -> look(offset), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            asking.unlock();
        }
    }

    /** It is done with that; waits for a look under way, which is short. */
    void end() {
        asking.lock();
        try {
            busy = false;
            if (looks != null) {
                looks.cancel(false);
            }
        } finally {
            asking.unlock();
        }
    }

    // The top of a task: after a failure the next look comes all the same.
    private void look(@Nullable Integer offset) {
        asking.lock();
        try {
            ApiAnswer answer = busy ? api.call(question(offset)) : new ApiAnswer.Failed("done");
            if (answer instanceof ApiAnswer.Done done) {
                checkouts.scan(done.result());
            }
        } catch (RuntimeException e) {
            LOG.error("looking for questions before payments failed", e);
        } finally {
            asking.unlock();
        }
    }

    private static GetUpdates question(@Nullable Integer offset) {
        return GetUpdates.builder()
                .offset(offset)
                .limit(MOST)
                .timeout(0)
                .allowedUpdates(Poller.KINDS)
                .build();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
