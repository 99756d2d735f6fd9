package dev.gembind.adapters.telegram;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The one thread that polls. Started once, stopped once. */
final class PollThread {
    private static final Duration STOPPING_TIME = Duration.ofSeconds(2);

    /**
     * What the thread needs from outside.
     *
     * @param handler acts on updates
     * @param meters counts
     * @param alarm hears of what only a person can end
     * @param clock tells the time
     * @param random spreads retries
     */
    record Needs(UpdateHandler handler, BotMeters meters, Alarm alarm, InstantSource clock, RandomGenerator random) {}

    private final StopSignal signal = new StopSignal();
    private final PollHealth health = new PollHealth();
    private final BotApi api;
    private final Thread thread;

    PollThread(TelegramConfig config, Needs needs) {
        this.api = BotApi.forPolls(config, needs.meters());
        Poller poller = new Poller(new Poller.Parts(
                api,
                new UpdateIntake(needs.handler(), needs.clock(), needs.meters()),
                health,
                new Backoff(needs.random()),
                signal,
                needs.alarm(),
                needs.clock(),
                (int) config.pollTimeout().toSeconds()));
        this.thread = new Thread(poller, "gembind-telegram-poll");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Ends a poll under way at once and waits for a handler under way, but not for ever: an update whose handling is cut
     * off comes again at the next start.
     */
    void stop() {
        signal.stop();
        api.close();
        try {
            thread.join(STOPPING_TIME.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    TelegramHealth health() {
        return health.now();
    }
}
