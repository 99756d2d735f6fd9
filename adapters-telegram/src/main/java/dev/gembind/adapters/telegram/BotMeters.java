package dev.gembind.adapters.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/** What the bot counts. Every label comes from a closed set; none names a person. */
final class BotMeters {
    private final MeterRegistry registry;

    BotMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void update(String result) {
        registry.counter("gembind.telegram.updates", "result", result).increment();
    }

    void notes(String result, int count) {
        registry.counter("gembind.telegram.notes", "result", result).increment(count);
    }

    void send(String result) {
        registry.counter("gembind.telegram.sends", "result", result).increment();
    }

    void payment(String result) {
        registry.counter("gembind.telegram.payments", "result", result).increment();
    }

    void subscription(String result) {
        registry.counter("gembind.telegram.subscriptions", "result", result).increment();
    }

    void checkout(Timer.Sample since, String result) {
        since.stop(registry.timer("gembind.telegram.checkout", "result", result));
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    void called(Timer.Sample sample, String method, ApiAnswer answer) {
        sample.stop(registry.timer(
                "gembind.provider.requests",
                "provider",
                "telegram",
                "op",
                method.toLowerCase(Locale.ROOT),
                "outcome",
                answer.word()));
    }
}
