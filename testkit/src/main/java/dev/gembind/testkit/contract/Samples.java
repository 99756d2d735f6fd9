package dev.gembind.testkit.contract;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows for the suites. */
final class Samples {
    /** Microseconds: what every store can keep. */
    static final Instant NOW = Instant.parse("2026-02-28T23:59:59.123456Z");

    static final UserId ALICE = new UserId("alice");
    static final UserId BOB = new UserId("bob");

    /** Texts that a careless store breaks, all of which a name or a reason may be. */
    static final List<String> HOSTILE_NAMES = List.of(
            "=1+1",
            "+cmd|' /C calc'!A0",
            "@sum",
            "-2",
            "a,b;c|d",
            "\"quoted\"",
            "\"",
            "'; DROP TABLE users; --",
            "\\n \\\\ \\",
            "%s %n ${jndi:x} $1",
            "null",
            "NULL",
            "true",
            "0001",
            "1e5",
            "Zoë Ångström",
            "अनुच्छेद",
            "עברית עם ניקוד שָׁלוֹם",
            "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67 family",
            "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
            "x".repeat(DisplayName.MAX_CODE_POINTS));

    /** Instants at the edges of calendars, clocks and number formats. */
    static final List<Instant> EDGES = List.of(
            Instant.EPOCH,
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("2000-02-29T00:00:00Z"),
            Instant.parse("2038-01-19T03:14:08Z"),
            Instant.parse("2026-03-29T01:30:00.000001Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"));

    private static final long FIRST_ACCOUNT = 803_511_102_246_789_120L;

    private Samples() {}

    static User user(String id) {
        return new User(new UserId(id), NOW);
    }

    static PlatformAccount account(Platform platform, int number) {
        return new PlatformAccount(
                platform, Long.toString(platform == Platform.TELEGRAM ? 1 + number : FIRST_ACCOUNT + number));
    }

    static VerifiedIdentity identity(Platform platform, int number) {
        return new VerifiedIdentity(account(platform, number), new DisplayName("name " + number));
    }

    static VerifiedIdentity identity(Platform platform, String name) {
        return new VerifiedIdentity(account(platform, 1), new DisplayName(name));
    }

    static Binding binding(String id, UserId user, Platform platform, int number) {
        return binding(id, user, identity(platform, number), BindingStatus.ACTIVE);
    }

    static Binding binding(String id, UserId user, VerifiedIdentity identity, BindingStatus status) {
        return new Binding(id, user, identity, status, BindMethod.CODE, NOW, NOW, 1);
    }

    /** Returns the next version with another status, as a service would store it. */
    static Binding next(Binding binding, BindingStatus status) {
        return new Binding(
                binding.id(),
                binding.user(),
                binding.identity(),
                status,
                binding.method(),
                binding.boundAt(),
                NOW.plusSeconds(1),
                binding.version() + 1);
    }

    static LinkAttempt attempt(String id, UserId user, Instant createdAt) {
        return attempt(id, user, createdAt, createdAt.plusSeconds(900));
    }

    static LinkAttempt attempt(String id, @Nullable UserId user, Instant createdAt, Instant expiresAt) {
        return new LinkAttempt(
                id,
                user == null ? AttemptPurpose.SIGN_IN : AttemptPurpose.BIND,
                user,
                Platform.TELEGRAM,
                BindMethod.CODE,
                "token-" + id,
                "code-" + id,
                null,
                AttemptState.PENDING,
                null,
                createdAt,
                expiresAt,
                1);
    }

    /** Returns the next version in another state, as a service would store it. */
    static LinkAttempt next(LinkAttempt attempt, AttemptState state, @Nullable VerifiedIdentity identity) {
        return new LinkAttempt(
                attempt.id(),
                attempt.purpose(),
                attempt.user(),
                attempt.platform(),
                attempt.method(),
                attempt.tokenHash(),
                attempt.codeHash(),
                attempt.browserHash(),
                state,
                identity,
                attempt.createdAt(),
                attempt.expiresAt(),
                attempt.version() + 1);
    }

    static AuditEvent event(String id) {
        return event(id, null);
    }

    static AuditEvent event(String id, @Nullable String detail) {
        return new AuditEvent(id, NOW, "link.bound", ALICE, Platform.DISCORD, "hash", null, detail, Origin.SYSTEM);
    }
}
