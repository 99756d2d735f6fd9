package dev.gembind.app.server;

import dev.gembind.app.config.AppConfig;
import dev.gembind.app.limits.Bucket4jRateLimiter;
import dev.gembind.core.Secret;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.limits.RateLimiter;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * What needs no storage, and so is there while that is still being opened.
 *
 * @param config what was configured
 * @param world what the server runs in
 * @param meters counts and times
 * @param limiter counts permits of this instance
 * @param alerts takes alerts
 */
record Ground(AppConfig config, World world, PrometheusMeterRegistry meters, RateLimiter limiter, AlertSink alerts) {
    private static final int MAX_LIMITED_KEYS = 200_000;

    static Ground lay(AppConfig config, World world, Closing closing) {
        PrometheusMeterRegistry meters = meters(closing);
        RateLimiter limiter = new Bucket4jRateLimiter(MAX_LIMITED_KEYS, System::nanoTime);
        AlertSink alerts = new LoggedAlerts(meters, webhook(config, world, meters, limiter, closing));
        return new Ground(config, world, meters, limiter, alerts);
    }

    private static PrometheusMeterRegistry meters(Closing closing) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        closing.opened(meters::close);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        return meters;
    }

    private static AlertSink webhook(
            AppConfig config, World world, PrometheusMeterRegistry meters, RateLimiter limiter, Closing closing) {
        Secret url = config.alertWebhook();
        return url == null ? alert -> {} : closing.opened(AlertWebhook.open(url, meters, limiter, world.clock()));
    }
}
