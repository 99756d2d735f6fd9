package dev.gembind.adapters.telegram;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes how long it was asked to wait and goes on at once. */
final class RecordingPause implements Pause {
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    List<Duration> waits() {
        return waits;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void await(Duration duration) {
        waits.add(duration);
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }
}
