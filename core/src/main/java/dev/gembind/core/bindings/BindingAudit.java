package dev.gembind.core.bindings;

import dev.gembind.core.Ids;
import dev.gembind.core.KeyedHash;
import dev.gembind.core.SecretKeys.Purpose;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.storage.Transaction;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes the audit events of bindings. Accounts are named by a keyed hash: ids are few enough to try them all. */
final class BindingAudit {
    private final AuditLog log;
    private final Ids ids;
    private final InstantSource time;
    private final KeyedHash hash;

    BindingAudit(AuditLog log, BindingContext context) {
        this.log = log;
        this.ids = context.ids();
        this.time = context.time();
        this.hash = new KeyedHash(context.keys().derive(Purpose.AUDIT));
    }

    /** Returns the name an account has in audit events and alerts. */
    String fingerprint(PlatformAccount account) {
        byte[] mac = hash.of(account.platform().key() + ":" + account.id());
        return HexFormat.of().formatHex(mac, 0, mac.length / 2);
    }

    void binding(Transaction tx, String type, Binding binding, Origin origin) {
        BindRequest request = new BindRequest(binding.user(), binding.identity(), binding.method(), origin);
        event(tx, type, new BindRule.Claim(request, fingerprint(binding.account())), null);
    }

    void event(Transaction tx, String type, BindRule.Claim claim, @Nullable String detail) {
        BindRequest request = claim.request();
        log.append(
                tx,
                new AuditEvent(
                        ids.next(),
                        time.instant(),
                        type,
                        request.user(),
                        request.identity().platform(),
                        claim.fingerprint(),
                        null,
                        detail,
                        request.origin()));
    }

    /** Writes of an account that belongs to nobody, or to somebody who is not to be named. */
    void account(Transaction tx, String type, VerifiedIdentity proof, Origin origin) {
        log.append(
                tx,
                new AuditEvent(
                        ids.next(),
                        time.instant(),
                        type,
                        null,
                        proof.platform(),
                        fingerprint(proof.account()),
                        null,
                        null,
                        origin));
    }

    void attempt(Transaction tx, String type, LinkAttempt attempt, @Nullable String detail, Origin origin) {
        VerifiedIdentity identity = attempt.identity();
        log.append(
                tx,
                new AuditEvent(
                        ids.next(),
                        time.instant(),
                        type,
                        attempt.user(),
                        attempt.platform(),
                        identity == null ? null : fingerprint(identity.account()),
                        attempt.id(),
                        detail,
                        origin));
    }

    void user(Transaction tx, String type, UserId user, Origin origin) {
        log.append(tx, new AuditEvent(ids.next(), time.instant(), type, user, null, null, null, null, origin));
    }
}
