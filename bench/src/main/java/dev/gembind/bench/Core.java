package dev.gembind.bench;

import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.core.Ids;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.bindings.BindRequest;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingContext;
import dev.gembind.core.bindings.BindingListener;
import dev.gembind.core.bindings.BindingPolicy;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.limits.Decision;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The core as the application wires it, without limits: a measuring client would be stopped at once. */
final class Core {
    private Core() {}

    static BindingService bindings(CsvStorage storage) {
        BindingStores stores = new BindingStores(
                storage.transactor(), storage.users(), storage.bindings(), storage.linkAttempts(), storage.auditLog());
        SecretKeys keys = new SecretKeys(Secret.of("a root secret for measuring only".repeat(2)), List.of());
        BindingContext context = new BindingContext(
                InstantSource.system(),
                new SecureRandom(),
                keys,
                (limit, key) -> Decision.ALLOWED,
                alert -> {},
                BindingListener.NONE,
                BindingPolicy.STANDARD);
        return new BindingService(stores, context);
    }

    /** What a bind would have stored, to fill a store in large transactions. */
    static Binding firstBinding(BindRequest request, Instant now) {
        String id = new Ids(InstantSource.system(), ThreadLocalRandom.current()).next();
        return new Binding(id, request.user(), request.identity(), BindingStatus.ACTIVE, request.method(), now, now, 1);
    }
}
