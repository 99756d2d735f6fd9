package dev.gembind.core.transfer;

import dev.gembind.core.access.ApiKey;
import dev.gembind.core.access.ApiScope;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.VerifiedIdentity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A row as one text that no other row has. Each value stands behind its length, so that no two can be confused. */
final class RowText {
    private static final char ABSENT = '-';

    private final StringBuilder text = new StringBuilder();

    static String of(User user) {
        return new RowText().add(user.id().value()).add(user.createdAt()).end();
    }

    static String of(Binding binding) {
        return new RowText()
                .add(binding.id())
                .add(binding.user().value())
                .add(binding.identity())
                .add(binding.status().name())
                .add(binding.method().name())
                .add(binding.boundAt())
                .add(binding.changedAt())
                .add(Long.toString(binding.version()))
                .end();
    }

    static String of(LinkAttempt attempt) {
        return new RowText()
                .add(attempt.id())
                .add(attempt.purpose().name())
                .add(attempt.user() == null ? null : attempt.user().value())
                .add(attempt.platform().key())
                .add(attempt.method().name())
                .add(attempt.tokenHash())
                .add(attempt.codeHash())
                .add(attempt.browserHash())
                .add(attempt.state().name())
                .add(attempt.identity())
                .add(attempt.createdAt())
                .add(attempt.expiresAt())
                .add(Long.toString(attempt.version()))
                .end();
    }

    static String of(SignInSession session) {
        return new RowText()
                .add(session.tokenHash())
                .add(session.user().value())
                .add(session.createdAt())
                .add(session.expiresAt())
                .end();
    }

    static String of(ApiKey key) {
        RowText row = new RowText()
                .add(key.id())
                .add(key.name())
                .add(key.secretHash())
                .add(key.createdAt());
        row.add(key.revokedAt()).add(Integer.toString(key.scopes().size()));
        key.scopes().stream()
                .sorted(Comparator.naturalOrder())
                .map(ApiScope::key)
                .forEach(row::add);
        return row.end();
    }

    static String of(AuditEvent event) {
        return new RowText()
                .add(event.id())
                .add(event.at())
                .add(event.type())
                .add(event.user() == null ? null : event.user().value())
                .add(event.platform() == null ? null : event.platform().key())
                .add(event.accountHash())
                .add(event.attempt())
                .add(event.detail())
                .add(event.origin().actor().name())
                .add(event.origin().ipPrefix())
                .add(event.origin().requestId())
                .end();
    }

    RowText add(@Nullable String value) {
        if (value == null) {
            text.append(ABSENT);
        } else {
            text.append(value.length()).append(':').append(value);
        }
        return this;
    }

    RowText add(long number) {
        return add(Long.toString(number));
    }

    RowText add(@Nullable Instant time) {
        return add(time == null ? null : time.truncatedTo(ChronoUnit.MICROS).toString());
    }

    private RowText add(@Nullable VerifiedIdentity identity) {
        return identity == null
                ? add((String) null)
                : add(identity.platform().key())
                        .add(identity.account().id())
                        .add(identity.handle().value());
    }

    String end() {
        return text.append('\n').toString();
    }
}
