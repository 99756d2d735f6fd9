package dev.gembind.core.bindings;

import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.fakes.RecordingAlerts;
import dev.gembind.testkit.fakes.SlidingLimiter;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything the services need, in memory: users alice and bob are there, time stands still. */
final class World {
    static final Instant START = Instant.parse("2026-10-25T00:59:59.5Z");
    static final UserId ALICE = new UserId("alice");
    static final UserId BOB = new UserId("bob");
    static final Origin WEB = new Origin(Origin.Actor.USER, "203.0.113.0/24", "req-1");
    static final Origin BOT = new Origin(Origin.Actor.BOT, null, null);
    static final Origin ADMIN = new Origin(Origin.Actor.ADMIN, null, null);
    static final String SECRET = "a root secret of thirty-two bytes or more";

    final InMemoryStorage storage;
    final MutableTime time = new MutableTime(START);
    final RecordingAlerts alerts = new RecordingAlerts();
    final SlidingLimiter limiter = new SlidingLimiter(time);
    final List<String> heard = new CopyOnWriteArrayList<>();
    final BindingStores stores;
    final BindingContext context;

    World(boolean bodiesRunTwice) {
        this(bodiesRunTwice, BindingPolicy.STANDARD);
    }

    World(boolean bodiesRunTwice, BindingPolicy policy) {
        storage = bodiesRunTwice ? InMemoryStorage.runningBodiesTwice() : InMemoryStorage.create();
        stores = storage.bindingStores();
        context = context(new SecretKeys(Secret.of(SECRET), List.of()), policy);
        stores.transactor().write("users", tx -> {
            stores.users().insertIfAbsent(tx, new User(ALICE, START));
            return stores.users().insertIfAbsent(tx, new User(BOB, START));
        });
    }

    BindingContext context(SecretKeys keys, BindingPolicy policy) {
        return new BindingContext(
                time,
                new SecureRandom(),
                keys,
                limiter,
                alerts,
                (platform, result) -> heard.add(platform.key() + " " + result),
                policy);
    }

    BindingService bindings() {
        return new BindingService(stores, context);
    }

    UserService users() {
        return new UserService(stores, context, List.of(storage.sessions()));
    }

    LinkService links() {
        return new LinkService(stores, context);
    }

    ConfirmationService confirmations() {
        return new ConfirmationService(stores, context);
    }

    SignInService signIns() {
        return new SignInService(stores, context);
    }

    void addUser(UserId id) {
        stores.transactor().write("user", tx -> stores.users().insertIfAbsent(tx, new User(id, time.instant())));
    }

    static VerifiedIdentity identity(Platform platform, int number) {
        return identity(platform, number, "name " + number);
    }

    static VerifiedIdentity identity(Platform platform, int number, String name) {
        String id = platform == Platform.TELEGRAM ? Integer.toString(500 + number) : "80351110224678" + (9000 + number);
        return new VerifiedIdentity(new PlatformAccount(platform, id), new DisplayName(name));
    }

    BindOutcome bind(UserId user, VerifiedIdentity identity) {
        return bindings().bind(new BindRequest(user, identity, BindMethod.OAUTH, WEB));
    }

    /** Binds what is known to be free. */
    Binding bound(UserId user, VerifiedIdentity identity) {
        return ((BindOutcome.Bound) bind(user, identity)).binding();
    }

    Binding holder(VerifiedIdentity identity) {
        return bindings().findByAccount(identity.account()).orElseThrow();
    }

    /** Starts a link code for what is known to be allowed. */
    StartOutcome.CodeMade code(UserId user) {
        return (StartOutcome.CodeMade) links().start(LinkRequest.bind(user, Platform.TELEGRAM, "", WEB));
    }

    StartOutcome.CodeMade signInCode() {
        return (StartOutcome.CodeMade) links().start(LinkRequest.signIn(Platform.TELEGRAM, WEB));
    }

    LinkAttempt attempt(String id) {
        return links().find(id).orElseThrow();
    }

    /** Returns the audit events, oldest first. */
    List<AuditEvent> events() {
        List<AuditEvent> events = new ArrayList<>(
                stores.transactor().read("events", view -> stores.audit().newest(view, 1000)));
        Collections.reverse(events);
        return events;
    }

    /** Returns the types of the audit events, oldest first. */
    List<String> eventTypes() {
        return events().stream().map(AuditEvent::type).toList();
    }

    /** Returns the same stores, but no event can be written. */
    BindingStores withBrokenAudit() {
        return new BindingStores(
                stores.transactor(), stores.users(), stores.bindings(), stores.attempts(), new BrokenAuditLog());
    }
}
