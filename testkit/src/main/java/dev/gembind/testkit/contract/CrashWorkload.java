package dev.gembind.testkit.contract;

import dev.gembind.core.Platform;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.InsertResult;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.User;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.ArrayList;
import java.util.List;

/**
 * A short story over several tables, one transaction after another: a user with two accounts, a link attempt that is
 * confirmed, and an account that is given up and taken by somebody else. Each transaction may be run again and does nothing
 * then. Stories of different numbers do not touch each other.
 */
final class CrashWorkload {
    /** How many transactions there are. */
    static final int STEPS = 6;

    private static final int EVENTS_LOOKED_AT = 50;

    private final BindingStores stores;
    private final String prefix;
    private final User giver;
    private final User taker;
    private final Binding discord;
    private final Binding telegram;
    private final LinkAttempt attempt;

    CrashWorkload(BindingStores stores, int number) {
        this.stores = stores;
        this.prefix = "story" + number + "-";
        this.giver = Samples.user(prefix + "giver");
        this.taker = Samples.user(prefix + "taker");
        this.discord = Samples.binding(prefix + "discord", giver.id(), Platform.DISCORD, number);
        this.telegram = Samples.binding(prefix + "telegram", giver.id(), Platform.TELEGRAM, number);
        this.attempt = Samples.attempt(prefix + "attempt", giver.id(), Samples.NOW);
    }

    /** Runs one transaction; returns when it is acknowledged. */
    void run(int step) {
        stores.transactor().write("story", tx -> {
            if (change(tx, step)) {
                AuditEvent event = Samples.event(prefix + step, "step " + step);
                stores.audit().append(tx, event);
            }
            return true;
        });
    }

    private boolean change(Transaction tx, int step) {
        return switch (step) {
            case 0 -> stores.users().insertIfAbsent(tx, giver) && inserted(tx, discord);
            case 1 -> isFree(tx, telegram) && inserted(tx, telegram);
            case 2 -> begun(tx);
            case 3 -> stores.attempts().update(tx, Samples.next(attempt, AttemptState.VERIFIED, telegram.identity()));
            case 4 -> stores.bindings().update(tx, Samples.next(discord, BindingStatus.UNLINKED));
            case 5 -> stores.users().insertIfAbsent(tx, taker) && inserted(tx, taken());
            default -> throw new IllegalArgumentException("no step " + step);
        };
    }

    /** Returns everything the story is about, as it is stored. */
    List<String> state() {
        return stores.transactor().read("story-look", this::look);
    }

    private List<String> look(Snapshot view) {
        List<String> seen = new ArrayList<>();
        for (User user : List.of(giver, taker)) {
            seen.add(stores.users().find(view, user.id()).toString());
            seen.add(stores.bindings().findByUser(view, user.id()).toString());
        }
        for (Binding binding : List.of(discord, telegram)) {
            seen.add(stores.bindings()
                    .findByAccount(view, binding.identity().account())
                    .toString());
        }
        seen.add(stores.attempts().find(view, attempt.id()).toString());
        stores.audit().newest(view, EVENTS_LOOKED_AT).stream()
                .filter(event -> event.id().startsWith(prefix))
                .map(AuditEvent::toString)
                .forEach(seen::add);
        return seen;
    }

    private boolean inserted(Transaction tx, Binding binding) {
        return stores.bindings().insertIfAbsent(tx, binding) instanceof InsertResult.Inserted;
    }

    private boolean isFree(Snapshot view, Binding binding) {
        return stores.bindings()
                .findByAccount(view, binding.identity().account())
                .isEmpty();
    }

    private boolean begun(Transaction tx) {
        if (stores.attempts().find(tx, attempt.id()).isPresent()) {
            return false;
        }
        stores.attempts().insert(tx, attempt);
        return true;
    }

    private Binding taken() {
        return Samples.binding(prefix + "taken", taker.id(), discord.identity(), BindingStatus.ACTIVE);
    }
}
