package dev.gembind.core.bindings;

import dev.gembind.core.UserId;
import dev.gembind.core.storage.Transaction;
import java.util.Optional;

/**
 * Says again what was answered before. People press twice and platforms deliver presses twice, and the second answer takes
 * the place of the first on the screen; so it must say the same, unless that no longer holds. Changes nothing.
 */
final class EarlierAnswer {
    private final BindingStores stores;
    private final SignInRule signInRule;

    EarlierAnswer(BindingStores stores, SignInRule signInRule) {
        this.stores = stores;
        this.signInRule = signInRule;
    }

    /** Returns the answer to an attempt that is past its question, or whose time is over. */
    ConfirmOutcome answer(Transaction tx, LinkAttempt attempt) {
        return switch (attempt.state()) {
            case BOUND, REJECTED -> decided(tx, attempt);
            case CONFIRMED, SIGNED_IN -> new ConfirmOutcome.SignInReady();
            case CANCELLED -> new ConfirmOutcome.Cancelled();
            case PENDING, EXCHANGING, VERIFIED, EXPIRED, FAILED, SUPERSEDED -> new ConfirmOutcome.Over();
        };
    }

    private ConfirmOutcome decided(Transaction tx, LinkAttempt attempt) {
        UserId user = attempt.user();
        VerifiedIdentity identity = attempt.identity();
        if (identity == null) {
            return new ConfirmOutcome.Over();
        }
        if (user == null) {
            return refusedAtTheDoor(tx, identity);
        }
        Optional<Binding> holder = stores.bindings().findByAccount(tx, identity.account());
        Optional<BindOutcome> outcome = attempt.state() == AttemptState.BOUND
                ? holder.filter(binding -> binding.user().equals(user)).map(BindOutcome.AlreadyBound::new)
                : refusal(tx, user, identity, holder);
        return outcome.<ConfirmOutcome>map(what -> new ConfirmOutcome.Decided(user, what))
                .orElseGet(ConfirmOutcome.Over::new);
    }

    private Optional<BindOutcome> refusal(
            Transaction tx, UserId user, VerifiedIdentity identity, Optional<Binding> holder) {
        if (holder.isPresent()) {
            Binding binding = holder.get();
            if (!binding.user().equals(user)) {
                return Optional.of(new BindOutcome.BoundToAnother(identity.platform()));
            }
            return Optional.of(
                    binding.opensTheDoor()
                            ? new BindOutcome.AlreadyBound(binding)
                            : new BindOutcome.Suspended(binding));
        }
        return stores.bindings().findByUser(tx, user).stream()
                .filter(binding -> binding.platform() == identity.platform())
                .findFirst()
                .map(BindOutcome.UserHasOther::new);
    }

    private ConfirmOutcome refusedAtTheDoor(Transaction tx, VerifiedIdentity identity) {
        return switch (signInRule.admission(tx, identity)) {
            case STRANGER -> new ConfirmOutcome.NotRegistered();
            case SUSPENDED -> new ConfirmOutcome.Suspended();
            case KNOWN, NEWCOMER -> new ConfirmOutcome.Over();
        };
    }
}
