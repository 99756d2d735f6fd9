package dev.gembind.app.server;

import dev.gembind.app.config.AppConfig;
import dev.gembind.app.config.SignUpMode;
import dev.gembind.app.limits.Bucket4jRateLimiter;
import dev.gembind.app.stores.Data;
import dev.gembind.core.Secret;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.bindings.BindingContext;
import dev.gembind.core.bindings.BindingPolicy;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/**
 * What everything else stands on.
 *
 * @param config what was configured
 * @param world what the server runs in
 * @param meters counts and times
 * @param limiter counts permits
 * @param alerts takes alerts
 * @param storage keeps data
 * @param stores the parts of it that bindings need, with their transactions timed
 * @param context what the services of bindings share
 */
record Foundation(
        AppConfig config,
        World world,
        PrometheusMeterRegistry meters,
        RateLimiter limiter,
        AlertSink alerts,
        Data storage,
        BindingStores stores,
        BindingContext context) {
    private static final int MAX_LIMITED_KEYS = 200_000;
    private static final Duration AUTHORIZATION_LIFETIME = Duration.ofMinutes(10);

    static Foundation lay(AppConfig config, World world, Closing closing) {
        PrometheusMeterRegistry meters = meters(closing);
        RateLimiter limiter = new Bucket4jRateLimiter(MAX_LIMITED_KEYS, System::nanoTime);
        AlertSink alerts = new LoggedAlerts(meters, webhook(config, world, meters, limiter, closing));
        Data storage = closing.opened(Data.open(config, world.clock(), world.random()));
        BindingContext context = new BindingContext(
                world.clock(),
                world.random(),
                SecretKeyFile.load(config.security(), config.dataFolder(), world.random()),
                limiter,
                alerts,
                new BindMeters(meters),
                policy(config));
        return new Foundation(
                config, world, meters, limiter, alerts, storage, timed(storage.stores(), meters), context);
    }

    private static BindingStores timed(BindingStores stores, PrometheusMeterRegistry meters) {
        return new BindingStores(
                new MeteredTransactor(stores.transactor(), meters),
                stores.users(),
                stores.bindings(),
                stores.attempts(),
                stores.audit());
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

    private static BindingPolicy policy(AppConfig config) {
        return new BindingPolicy(
                config.limits().linkCodeTtl(),
                AUTHORIZATION_LIFETIME,
                new Limit("binds-per-user", config.limits().bindsPerUserPerHour(), Duration.ofHours(1)),
                config.security().signUp() == SignUpMode.OPEN);
    }
}
