package dev.gembind.adapters.web.edge;

import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Times requests by route pattern, method and status class, so that the labels stay a closed set. */
final class HttpMeters implements RequestLogger {
    private static final String NO_ROUTE = "none";
    private static final double NANOS_PER_MILLI = 1_000_000;

    private final MeterRegistry registry;

    HttpMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void handle(Context context, Float milliseconds) {
        Endpoint matched = context.endpoints().matchedHttpEndpoint();
        Timer.builder("gembind.http.duration")
                .description("How long answers took")
                .tag("route", matched == null ? NO_ROUTE : matched.path)
                .tag("method", context.req().getMethod())
                .tag("status", context.statusCode() / 100 + "xx")
                .register(registry)
                .record(Duration.ofNanos(Math.round(milliseconds * NANOS_PER_MILLI)));
    }
}
