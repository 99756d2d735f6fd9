package dev.gembind.core.audit;

/** Takes alerts to whoever watches. Thread-safe, never blocks, never throws. */
@FunctionalInterface
public interface AlertSink {
    /** Passes one alert on. */
    void alert(Alert alert);
}
