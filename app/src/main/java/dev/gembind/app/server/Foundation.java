package dev.gembind.app.server;

import dev.gembind.app.config.AppConfig;
import dev.gembind.app.config.SignUpMode;
import dev.gembind.app.stores.Data;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.bindings.BindingContext;
import dev.gembind.core.bindings.BindingPolicy;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.UserData;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import dev.gembind.core.payments.UserGems;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What everything else stands on.
 *
 * @param ground what was there before the storage
 * @param storage keeps data
 * @param limiter counts permits, for all instances on the storage
 * @param stores the parts of it that bindings need, with their transactions timed
 * @param context what the services of bindings share
 */
record Foundation(Ground ground, Data storage, RateLimiter limiter, BindingStores stores, BindingContext context) {
    private static final Duration AUTHORIZATION_LIFETIME = Duration.ofMinutes(10);

    static Foundation on(Ground ground, Data storage) {
        AppConfig config = ground.config();
        World world = ground.world();
        RateLimiter limiter = storage.sharing().limiter(ground.limiter(), ground.alerts());
        BindingContext context = new BindingContext(
                world.clock(),
                world.random(),
                SecretKeyFile.load(config.security(), config.dataFolder(), world.random()),
                limiter,
                ground.alerts(),
                new BindMeters(ground.meters()),
                policy(config));
        countRetries(storage.retries(), ground.meters());
        return new Foundation(ground, storage, limiter, timed(storage.stores(), ground.meters()), context);
    }

    AppConfig config() {
        return ground.config();
    }

    World world() {
        return ground.world();
    }

    PrometheusMeterRegistry meters() {
        return ground.meters();
    }

    AlertSink alerts() {
        return ground.alerts();
    }

    /** Returns what the rules of gems need besides their stores. */
    LedgerContext ledger() {
        return LedgerContext.usual(world().clock(), world().random());
    }

    /** Returns what is kept of a user besides bindings, and goes with the user. */
    List<UserData> userData() {
        return List.of(storage.sessions(), new UserGems(storage.payments(), ledger()));
    }

    private static BindingStores timed(BindingStores stores, PrometheusMeterRegistry meters) {
        return new BindingStores(
                new MeteredTransactor(stores.transactor(), meters),
                stores.users(),
                stores.bindings(),
                stores.attempts(),
                stores.audit());
    }

    private static void countRetries(Map<String, LongSupplier> retries, PrometheusMeterRegistry meters) {
        retries.forEach(
                (reason, count) -> FunctionCounter.builder("gembind.storage.retries", count, LongSupplier::getAsLong)
                        .description("transactions that were run again")
                        .tag("reason", reason)
                        .register(meters));
    }

    private static BindingPolicy policy(AppConfig config) {
        return new BindingPolicy(
                config.limits().linkCodeTtl(),
                AUTHORIZATION_LIFETIME,
                new Limit("binds-per-user", config.limits().bindsPerUserPerHour(), Duration.ofHours(1)),
                config.security().signUp() == SignUpMode.OPEN);
    }
}
