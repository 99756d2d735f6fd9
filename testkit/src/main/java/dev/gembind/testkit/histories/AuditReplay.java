package dev.gembind.testkit.histories;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.AttemptPurpose;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.LinkAttempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the story of the bindings again from the audit log alone; it must end where the storage is. */
final class AuditReplay {
    private final HistoryState state;
    private final Map<String, Held> held = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    AuditReplay(HistoryState state) {
        this.state = state;
    }

    /** Returns which rules are broken by the log, or by what it does not tell. */
    List<String> broken() {
        state.events().forEach(this::replay);
        Set<Held> told = new HashSet<>(held.values());
        Set<Held> kept = new HashSet<>();
        for (Binding binding : state.bindings()) {
            kept.add(new Held(binding.user(), binding.platform(), binding.status()));
        }
        if (!told.equals(kept)) {
            broken.add("I4: the log tells of " + told + ", but the storage holds " + kept);
        }
        state.attempts().forEach(this::compare);
        return broken;
    }

    private void replay(AuditEvent event) {
        switch (event.type()) {
            case "link.bound" -> bound(event);
            case "link.refreshed" ->
                become(event, BindingStatus.ACTIVE, Set.of(BindingStatus.ACTIVE, BindingStatus.STALE));
            case "platform.revoked" -> become(event, BindingStatus.STALE, Set.of(BindingStatus.ACTIVE));
            case "admin.suspended" ->
                become(event, BindingStatus.SUSPENDED, Set.of(BindingStatus.ACTIVE, BindingStatus.STALE));
            case "admin.resumed" -> become(event, BindingStatus.ACTIVE, Set.of(BindingStatus.SUSPENDED));
            case "unlink.ok" -> unlinked(event);
            case "unlink.user_deleted" -> remove(event);
            default -> {
                // tells of no binding
            }
        }
    }

    private void bound(AuditEvent event) {
        Held next = Held.of(event, BindingStatus.ACTIVE);
        boolean has = held.values().stream()
                .anyMatch(other -> other.user.equals(next.user) && other.platform == next.platform);
        if (has) {
            broken.add("I2: " + next.user + " got a second account of " + next.platform);
        }
        if (held.put(account(event), next) != null) {
            broken.add("I1: an account that was held was bound to " + next.user);
        }
    }

    private void become(AuditEvent event, BindingStatus next, Set<BindingStatus> from) {
        Held before = held.put(account(event), Held.of(event, next));
        if (before == null || !from.contains(before.status) || !before.user.equals(event.user())) {
            broken.add("I4: " + event.type() + " of " + event.user() + " found " + before);
        }
    }

    private void unlinked(AuditEvent event) {
        remove(event);
        boolean wayIn = held.values().stream()
                .anyMatch(other -> other.user.equals(event.user()) && other.status != BindingStatus.SUSPENDED);
        if (!wayIn) {
            broken.add("I6: " + event.user() + " gave up the last way in");
        }
    }

    private void remove(AuditEvent event) {
        Held before = held.remove(account(event));
        if (before == null || !before.user.equals(event.user())) {
            broken.add("I4: " + event.type() + " of " + event.user() + " found " + before);
        }
    }

    /** Each version of an attempt has its event; the last step of some is told by the binding or the sign-in. */
    private void compare(LinkAttempt attempt) {
        List<String> told = state.events().stream()
                .filter(event -> attempt.id().equals(event.attempt()))
                .map(AuditEvent::type)
                .toList();
        long untold = attempt.version() - told.size();
        if (untold < 0 || untold > (mayBeToldElsewhere(attempt) ? 1 : 0)) {
            broken.add("I4: attempt " + attempt.id() + " is " + attempt.state() + " in version " + attempt.version()
                    + ", but the log tells " + told);
        }
        if (told.stream().filter("link.verified"::equals).count() > 1) {
            broken.add("I5: attempt " + attempt.id() + " was proven twice");
        }
    }

    private static boolean mayBeToldElsewhere(LinkAttempt attempt) {
        return switch (attempt.state()) {
            case BOUND, SIGNED_IN, REJECTED -> true;
            case FAILED -> attempt.purpose() == AttemptPurpose.SIGN_IN;
            default -> false;
        };
    }

    private static String account(AuditEvent event) {
        String hash = event.accountHash();
        if (hash == null) {
            throw new IllegalStateException("event " + event.type() + " names no account");
        }
        return hash;
    }

    /** Who holds an account, and what it is worth. */
    private record Held(UserId user, Platform platform, BindingStatus status) {
        static Held of(AuditEvent event, BindingStatus status) {
            UserId user = event.user();
            Platform platform = event.platform();
            if (user == null || platform == null) {
                throw new IllegalStateException("event " + event.type() + " names no user or no platform");
            }
            return new Held(user, platform, status);
        }
    }
}
