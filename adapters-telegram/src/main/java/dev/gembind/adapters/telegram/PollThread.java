package dev.gembind.adapters.telegram;

import dev.gembind.core.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The one thread that listens to Telegram: it polls, or sees to it that updates are sent. Started once, stopped once. */
final class PollThread {
    private static final Duration STOPPING_TIME = Duration.ofSeconds(2);

    /**
     * What the thread needs from outside.
     *
     * @param work acts on updates
     * @param alarm hears of what only a person can end
     * @param clock tells the time
     * @param random spreads retries
     * @param inbox knows of updates that were handled elsewhere or before; null where nobody remembers them
     */
    record Needs(
            UpdateWork work,
            Alarm alarm,
            InstantSource clock,
            RandomGenerator random,
            @Nullable UpdateInbox inbox) {}

    private final StopSignal signal = new StopSignal();
    private final PollHealth health = new PollHealth();
    private final TelegramConfig config;
    private final Needs needs;
    private final BotApi polls;
    private final BotApi calls;
    private @Nullable Thread thread;

    PollThread(TelegramConfig config, Needs needs) {
        this.config = config;
        this.needs = needs;
        this.polls = BotApi.forPolls(config, needs.work().meters());
        this.calls = BotApi.forCalls(config, needs.work().meters());
    }

    /** Polls, after a webhook of earlier times was deleted: Telegram sends by one road only. */
    void start() {
        start(
                "gembind-telegram-poll",
                new Poller(new Poller.Parts(
                        calls,
                        polls,
                        new UpdateIntake(needs.work(), needs.clock(), needs.inbox(), UpdateIntake.ANSWERING),
                        listening(),
                        needs.clock(),
                        (int) config.pollTimeout().toSeconds())));
    }

    /** Has updates sent to an address instead. */
    void startWebhook(URI address, Secret secret) {
        start(
                "gembind-telegram-webhook",
                new WebhookWatch(new WebhookWatch.Parts(calls, address, secret, listening(), needs.clock())));
    }

    private Listening.Parts listening() {
        return new Listening.Parts(health, new Backoff(needs.random()), signal, needs.alarm());
    }

    private synchronized void start(String name, Runnable work) {
        if (thread != null) {
            throw new IllegalThreadStateException("the bot was started before");
        }
        thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized @Nullable Thread started() {
        return thread;
    }

    /**
     * Ends a call under way at once and waits for a handler under way, but not for ever: an update whose handling is cut
     * off comes again at the next start.
     */
    void stop() {
        signal.stop();
        polls.close();
        calls.close();
        Thread started = started();
        if (started == null) {
            return;
        }
        try {
            started.join(STOPPING_TIME.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    TelegramHealth health() {
        return health.now();
    }
}
