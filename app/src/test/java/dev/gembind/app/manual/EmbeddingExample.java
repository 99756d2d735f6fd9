package dev.gembind.app.manual;

import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.BindOutcome;
import dev.gembind.core.bindings.BindRequest;
import dev.gembind.core.bindings.BindingContext;
import dev.gembind.core.bindings.BindingListener;
import dev.gembind.core.bindings.BindingPolicy;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.UserService;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.limits.RateLimiter;
import dev.gembind.core.prompts.DisplayName;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** The example of {@code docs/embedding.md}; the part between the marks is printed there. */
final class EmbeddingExample {
    private EmbeddingExample() {}

    static String bindOnce(Path folder, Secret secret, RateLimiter limiter) {
        // begin
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        try (CsvStorage storage = CsvStorage.open(CsvConfig.in(folder), clock, random)) {
            BindingStores stores = new BindingStores(
                    storage.transactor(),
                    storage.users(),
                    storage.bindings(),
                    storage.linkAttempts(),
                    storage.auditLog());
            BindingContext context = new BindingContext(
                    clock,
                    random,
                    new SecretKeys(secret, List.of()),
                    limiter,
                    alert -> warnSomebody(alert),
                    BindingListener.NONE,
                    BindingPolicy.STANDARD);
            UserService users = new UserService(stores, context, List.of(storage.sessions()));
            BindingService bindings = new BindingService(stores, context);

            UserId alice = new UserId("alice");
            users.ensure(alice, Origin.SYSTEM);
            VerifiedIdentity account = new VerifiedIdentity(
                    new PlatformAccount(Platform.DISCORD, "255847067576959686"), DisplayName.of("Alice", "someone"));
            BindOutcome outcome = bindings.bind(new BindRequest(alice, account, BindMethod.HOST, Origin.SYSTEM));
            if (outcome instanceof BindOutcome.BoundToAnother taken) {
                return taken.message();
            }
            return outcome.code();
        }
        // end
    }

    private static void warnSomebody(Alert alert) {
        System.getLogger("example").log(System.Logger.Level.WARNING, alert.message());
    }
}
