package dev.gembind.adapters.jdbc;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.core.storage.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Binds numbered accounts to numbered users, each in one transaction over three tables. */
record BindingClient(JdbcStorage storage) {
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
    private static final long FIRST_ACCOUNT = 803_511_102_246_789_000L;

    /** Binds; returns when it is acknowledged. The same number again changes nothing. */
    void bind(long number) {
        storage.transactor().write("bind", tx -> {
            UserId user = user(number);
            if (storage.users().insertIfAbsent(tx, new User(user, NOW))) {
                InsertResult result = storage.bindings().insertIfAbsent(tx, binding(number, user));
                if (!(result instanceof InsertResult.Inserted)) {
                    throw new IllegalStateException("a binding without its user: " + result);
                }
                storage.auditLog().append(tx, event(number, user));
            }
            return true;
        });
    }

    /** Returns how many of the users have no binding, or not one event; of all there must be both or neither. */
    long brokenAmong(List<Long> numbers) {
        return storage.transactor()
                .read(
                        "check",
                        view -> numbers.stream()
                                .filter(number -> !isWhole(view, number))
                                .count());
    }

    /** Returns how many of the numbers are not bound. */
    long missingAmong(List<Long> numbers) {
        return storage.transactor()
                .read(
                        "check",
                        view -> numbers.stream()
                                .filter(number -> binding(view, number).isEmpty())
                                .count());
    }

    private boolean isWhole(Snapshot view, long number) {
        return binding(view, number).isPresent()
                == storage.users().find(view, user(number)).isPresent();
    }

    private Optional<Binding> binding(Snapshot view, long number) {
        return storage.bindings().findByAccount(view, account(number));
    }

    private static Binding binding(long number, UserId user) {
        VerifiedIdentity identity = new VerifiedIdentity(account(number), new DisplayName("name " + number));
        return new Binding("b" + number, user, identity, BindingStatus.ACTIVE, BindMethod.HOST, NOW, NOW, 1);
    }

    private static AuditEvent event(long number, UserId user) {
        return new AuditEvent("e" + number, NOW, "link.bound", user, Platform.DISCORD, null, null, null, Origin.SYSTEM);
    }

    private static UserId user(long number) {
        return new UserId("user-" + number);
    }

    private static PlatformAccount account(long number) {
        return new PlatformAccount(Platform.DISCORD, Long.toString(FIRST_ACCOUNT + number));
    }
}
