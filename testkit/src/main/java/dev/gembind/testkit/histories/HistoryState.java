package dev.gembind.testkit.histories;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.storage.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything a history left, read in one snapshot.
 *
 * @param users every user
 * @param bindings every binding found by its user
 * @param byAccount what is found by account
 * @param attempts every attempt that was started and is kept
 * @param events the audit log, oldest first
 */
record HistoryState(
        Set<UserId> users,
        List<Binding> bindings,
        Map<PlatformAccount, Binding> byAccount,
        List<LinkAttempt> attempts,
        List<AuditEvent> events) {
    private static final int MANY = 1000;

    /** Returns which rules are broken by what is stored now, or by what the audit log tells of it. */
    static List<String> check(BindingStores stores, HistoryWorld world) {
        HistoryState state = stores.transactor().read("history-state", view -> of(stores, world, view));
        List<String> broken = new ArrayList<>(state.broken());
        broken.addAll(new AuditReplay(state).broken());
        return broken;
    }

    /** Returns every binding that is not unlinked, users in order. */
    static List<Binding> bindings(BindingStores stores, HistoryWorld world) {
        return stores.transactor().read("history-bindings", view -> bindings(stores, users(stores, world, view), view));
    }

    private static List<Binding> bindings(BindingStores stores, Set<UserId> users, Snapshot view) {
        return users.stream()
                .sorted()
                .flatMap(user -> stores.bindings().findByUser(view, user).stream())
                .toList();
    }

    private static Set<UserId> present(BindingStores stores, Snapshot view) {
        return stores.users().list(view, "", MANY).stream().map(User::id).collect(Collectors.toSet());
    }

    /** Returns every user there is, and those there were at first. */
    private static Set<UserId> users(BindingStores stores, HistoryWorld world, Snapshot view) {
        Set<UserId> users = new HashSet<>(world.userIds());
        users.addAll(present(stores, view));
        return users;
    }

    private static HistoryState of(BindingStores stores, HistoryWorld world, Snapshot view) {
        List<Binding> bindings = bindings(stores, users(stores, world, view), view);
        Map<PlatformAccount, Binding> byAccount = new HashMap<>();
        for (VerifiedIdentity identity : world.identities()) {
            stores.bindings()
                    .findByAccount(view, identity.account())
                    .ifPresent(binding -> byAccount.put(identity.account(), binding));
        }
        List<LinkAttempt> attempts = world.started().stream()
                .map(started -> stores.attempts().find(view, started.attempt()))
                .flatMap(Optional::stream)
                .toList();
        List<AuditEvent> events = new ArrayList<>(stores.audit().newest(view, MANY));
        if (events.size() == MANY) {
            throw new IllegalStateException("the history is longer than what the audit log lists");
        }
        Collections.reverse(events);
        return new HistoryState(present(stores, view), bindings, byAccount, attempts, events);
    }

    /** Returns which rules the state itself breaks. */
    private List<String> broken() {
        List<String> broken = new ArrayList<>();
        Set<PlatformAccount> accounts = new HashSet<>();
        Set<Object> places = new HashSet<>();
        for (Binding binding : bindings) {
            if (!accounts.add(binding.account())) {
                broken.add("I1: two bindings hold " + binding.account());
            }
            if (!places.add(List.of(binding.user(), binding.platform()))) {
                broken.add("I2: " + binding.user() + " holds two accounts of " + binding.platform());
            }
            if (!users.contains(binding.user())) {
                broken.add("a binding is left of " + binding.user() + ", who is gone");
            }
        }
        if (!new HashSet<>(bindings).equals(new HashSet<>(byAccount.values()))) {
            broken.add("I1: bindings found by user are not those found by account");
        }
        brokenAttempts(broken);
        return broken;
    }

    private void brokenAttempts(List<String> broken) {
        Set<Object> live = new HashSet<>();
        for (LinkAttempt attempt : attempts) {
            UserId user = attempt.user();
            Platform platform = attempt.platform();
            if (user != null && !users.contains(user)) {
                broken.add("attempt " + attempt.id() + " is left of " + user + ", who is gone");
            }
            if (user != null && attempt.state().isLive() && !live.add(List.of(user, platform))) {
                broken.add("I5: " + user + " has two live attempts for " + platform);
            }
        }
    }
}
