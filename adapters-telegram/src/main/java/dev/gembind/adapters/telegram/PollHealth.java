package dev.gembind.adapters.telegram;

import dev.gembind.adapters.telegram.TelegramHealth.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps the latest {@link TelegramHealth}. Written by the listening thread, read by anyone. */
final class PollHealth {
    private volatile TelegramHealth now = new TelegramHealth(State.STOPPED, null, 0, null);

    TelegramHealth now() {
        return now;
    }

    int failures() {
        return now.failures();
    }

    void starting() {
        now = new TelegramHealth(State.STARTING, now.lastPoll(), 0, null);
    }

    void stopped() {
        now = new TelegramHealth(State.STOPPED, now.lastPoll(), 0, null);
    }

    void polled(Instant at) {
        now = new TelegramHealth(State.POLLING, at, 0, null);
    }

    void sent(Instant at) {
        now = new TelegramHealth(State.WEBHOOK, at, 0, null);
    }

    /** Notes a failed poll and tells whether the state changed by it. */
    boolean failed(State state, @Nullable String problem) {
        TelegramHealth before = now;
        now = new TelegramHealth(state, before.lastPoll(), before.failures() + 1, problem);
        return before.state() != state;
    }
}
