package dev.gembind.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What is measured of one service; the labels come from closed sets. */
final class HttpMeters implements AutoCloseable {
    private final MeterRegistry registry;
    private final String provider;
    private final Gauge breaker;

    HttpMeters(MeterRegistry registry, String provider, HostGate gate) {
        this.registry = registry;
        this.provider = provider;
        this.breaker = Gauge.builder("gembind.http.client.breaker", gate, HostGate::state)
                .description("0 closed, 1 half open, 2 open")
                .tag("provider", provider)
                .register(registry);
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    void done(Timer.Sample sample, HttpResult result) {
        sample.stop(Timer.builder("gembind.http.client")
                .description("calls to outside services, repeats included")
                .tag("provider", provider)
                .tag("result", result.reason())
                .register(registry));
    }

    void repeated() {
        registry.counter("gembind.http.client.retries", "provider", provider).increment();
    }

    @Override
    public void close() {
        registry.remove(breaker);
    }
}
