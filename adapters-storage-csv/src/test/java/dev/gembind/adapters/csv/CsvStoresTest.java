package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.access.ApiKey;
import dev.gembind.core.access.ApiScope;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.AttemptPurpose;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the product stores comes back as it was, from the journal and from table files. */
@Tag("B-09")
class CsvStoresTest {
    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00.123456789Z");
    private static final UserId USER = new UserId("a.B_c:1-2");
    private static final VerifiedIdentity IDENTITY = new VerifiedIdentity(
            new PlatformAccount(Platform.DISCORD, "803511102246789120"), new DisplayName("=cmd|\"x\", ключ 😀"));

    @TempDir
    Path folder;

    @Test
    void usersComeBack() {
        User user = new User(USER, NOW);
        change(storage ->
                storage.transactor().write("add", tx -> storage.users().insertIfAbsent(tx, user)));

        Optional<User> found = read(storage ->
                storage.transactor().read("find", snapshot -> storage.users().find(snapshot, USER)));
        assertThat(found).contains(user);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNLINKED")
    void bindingsComeBack(BindingStatus status) {
        Binding binding = new Binding("b1", USER, IDENTITY, status, BindMethod.CODE, NOW, NOW.plusMillis(1), 1);
        change(storage ->
                storage.transactor().write("add", tx -> storage.bindings().insertIfAbsent(tx, binding)));

        List<Binding> found = read(storage ->
                storage.transactor().read("find", snapshot -> storage.bindings().findByUser(snapshot, USER)));
        assertThat(found).containsExactly(binding);
    }

    @ParameterizedTest
    @EnumSource
    void attemptsComeBack(AttemptState state) {
        LinkAttempt full = attempt("att1", USER, "code", IDENTITY, state);
        LinkAttempt bare = attempt("att2", null, null, null, state);
        change(storage -> storage.transactor().write("add", tx -> {
            storage.linkAttempts().insert(tx, full);
            storage.linkAttempts().insert(tx, bare);
            return true;
        }));

        List<LinkAttempt> found = read(storage -> storage.transactor()
                .read(
                        "find",
                        snapshot -> List.of(
                                storage.linkAttempts()
                                        .findBySecret(snapshot, "code")
                                        .orElseThrow(),
                                storage.linkAttempts()
                                        .findBySecret(snapshot, "token att2")
                                        .orElseThrow())));
        assertThat(found).containsExactly(full, bare);
    }

    @Test
    void sessionsComeBack() {
        SignInSession first = new SignInSession("h1", USER, NOW, NOW.plusSeconds(1));
        SignInSession second = new SignInSession("h2", USER, NOW.plusMillis(1), NOW.plusSeconds(2));
        change(storage -> storage.transactor().write("add", tx -> {
            storage.sessions().insert(tx, second);
            storage.sessions().insert(tx, first);
            return storage.sessions().keepNewest(tx, USER, 1);
        }));

        Optional<SignInSession> kept = read(storage ->
                storage.transactor().read("find", snapshot -> storage.sessions().find(snapshot, "h2")));
        Optional<SignInSession> oldest = read(storage ->
                storage.transactor().read("find", snapshot -> storage.sessions().find(snapshot, "h1")));
        assertThat(kept).contains(second);
        assertThat(oldest).isEmpty();
    }

    @Test
    void apiKeysComeBack() {
        ApiKey active = new ApiKey("k1", "shop, \"main\"", EnumSet.allOf(ApiScope.class), "hash", NOW, null);
        ApiKey revoked = new ApiKey("k2", "=old", Set.of(ApiScope.USERS_READ), "hash", NOW, NOW.plusMillis(1));
        change(storage -> storage.transactor().write("add", tx -> {
            storage.apiKeys().insert(tx, revoked);
            storage.apiKeys().insert(tx, active);
            return true;
        }));

        List<ApiKey> found = read(storage ->
                storage.transactor().read("list", snapshot -> storage.apiKeys().list(snapshot)));
        assertThat(found).containsExactly(active, revoked);
    }

    @Test
    @Tag("A-13")
    void auditEventsComeBackButOnlyTheNewestStayInMemory() {
        change(storage -> {
            for (int i = 0; i < 50; i++) {
                AuditEvent event = event(i);
                storage.transactor().write("add", tx -> {
                    storage.auditLog().append(tx, event);
                    return true;
                });
            }
            return true;
        });

        List<AuditEvent> found = read(storage -> storage.transactor()
                .read("newest", snapshot -> storage.auditLog().newest(snapshot, 1000)));
        assertThat(found).hasSize(10).startsWith(event(49), event(48)).endsWith(event(40));
        assertThat(CsvStorage.verify(folder)).isEmpty();
    }

    private static AuditEvent event(int number) {
        boolean full = number % 2 == 0;
        return new AuditEvent(
                "e" + number,
                NOW.plusSeconds(number),
                "link.bound",
                full ? USER : null,
                full ? Platform.TELEGRAM : null,
                full ? "hash" : null,
                full ? "a1" : null,
                full ? "reason" : null,
                full ? new Origin(Origin.Actor.BOT, "203.0.113.0/24", "r1") : Origin.SYSTEM);
    }

    private static LinkAttempt attempt(
            String id, UserId user, String code, VerifiedIdentity identity, AttemptState state) {
        return new LinkAttempt(
                id,
                user == null ? AttemptPurpose.SIGN_IN : AttemptPurpose.BIND,
                user,
                Platform.DISCORD,
                BindMethod.OAUTH,
                "token " + id,
                code,
                code,
                state,
                identity,
                NOW,
                NOW.plusSeconds(900),
                1);
    }

    private <T> T change(java.util.function.Function<CsvStorage, T> work) {
        try (CsvStorage storage = open()) {
            return work.apply(storage);
        }
    }

    /** Reads after two more starts, between which everything has gone through table files. */
    private <T> T read(java.util.function.Function<CsvStorage, T> work) {
        change(storage -> storage.transactor()
                .write("another", tx -> storage.users().insertIfAbsent(tx, new User(new UserId("another"), NOW))));
        return change(work);
    }

    private CsvStorage open() {
        CsvConfig everyWriteIsACheckpoint = new CsvConfig(folder, Duration.ofSeconds(5), 100, 1, 0, 10, false);
        return CsvStorage.open(everyWriteIsACheckpoint, InstantSource.fixed(NOW), new SplittableRandom(1));
    }
}
