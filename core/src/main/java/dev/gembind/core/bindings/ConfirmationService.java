package dev.gembind.core.bindings;

import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.storage.Transaction;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The last step of an attempt: somebody who has seen both sides says yes or no. An attempt made with a link code is
 * confirmed from the account that sent it, one made on a platform's page by the user who started it. Thread-safe.
 */
public final class ConfirmationService {
    private final BindingStores stores;
    private final AttemptBook book;
    private final BindRule bindRule;
    private final SignInRule signInRule;
    private final EarlierAnswer earlier;

    public ConfirmationService(BindingStores stores, BindingContext context) {
        this.stores = stores;
        this.book = new AttemptBook(stores, context);
        this.bindRule = new BindRule(stores, context);
        this.signInRule = new SignInRule(stores, context, bindRule);
        this.earlier = new EarlierAnswer(stores, signInRule);
    }

    /**
     * Confirms from the account that opened a link code: binds it, or lets the waiting browser sign in. Who asks again gets
     * the first answer again, as far as it still holds.
     *
     * @param sender the account that presses, vouched for by its platform
     */
    public ConfirmOutcome confirmAsSender(VerifiedIdentity sender, String attempt, Origin origin) {
        return confirm(new Yes(attempt, found -> provedBy(found, sender), sender, origin));
    }

    /** Confirms a binding that the signed-in user proved on the platform's own page. */
    public ConfirmOutcome confirmAsUser(UserId user, String attempt, Origin origin) {
        return confirm(new Yes(attempt, found -> startedOnPageBy(found, user), null, origin));
    }

    /** Ends an attempt from the account that opened it. One that was answered before stays so, and the answer is given again. */
    public ConfirmOutcome cancelAsSender(VerifiedIdentity sender, String attempt, Origin origin) {
        return cancel(attempt, found -> provedBy(found, sender), origin);
    }

    /** Ends any attempt that the user started. */
    public ConfirmOutcome cancelAsUser(UserId user, String attempt, Origin origin) {
        return cancel(attempt, found -> user.equals(found.user()), origin);
    }

    private ConfirmOutcome confirm(Yes yes) {
        Step step = stores.transactor().write("confirm-link", tx -> confirm(tx, yes));
        if (step.claim != null && step.outcome instanceof ConfirmOutcome.Decided decided) {
            bindRule.afterwards(step.claim, decided.outcome());
        }
        return step.outcome;
    }

    private Step confirm(Transaction tx, Yes yes) {
        Optional<LinkAttempt> found = book.find(tx, yes.attempt, yes.origin);
        if (found.isEmpty()) {
            return Step.of(new ConfirmOutcome.Over());
        }
        LinkAttempt attempt = found.get();
        if (!yes.isTheirs.test(attempt)) {
            return Step.of(new ConfirmOutcome.NotYours());
        }
        if (attempt.state() != AttemptState.VERIFIED) {
            return Step.of(earlier.answer(tx, attempt));
        }
        VerifiedIdentity proof = yes.freshProof == null ? proofOf(attempt) : yes.freshProof;
        return attempt.purpose() == AttemptPurpose.BIND
                ? bind(tx, attempt, proof, yes.origin)
                : Step.of(letIn(tx, attempt, proof, yes.origin));
    }

    private Step bind(Transaction tx, LinkAttempt attempt, VerifiedIdentity proof, Origin origin) {
        UserId user = userOf(attempt);
        BindRule.Claim claim = bindRule.claim(new BindRequest(user, proof, attempt.method(), origin));
        BindOutcome outcome = bindRule.bind(tx, claim);
        boolean bound = outcome instanceof BindOutcome.Bound || outcome instanceof BindOutcome.AlreadyBound;
        book.store(tx, attempt.to(bound ? AttemptState.BOUND : AttemptState.REJECTED, proof));
        return new Step(new ConfirmOutcome.Decided(user, outcome), claim);
    }

    private ConfirmOutcome letIn(Transaction tx, LinkAttempt attempt, VerifiedIdentity proof, Origin origin) {
        return switch (signInRule.admission(tx, proof)) {
            case KNOWN, NEWCOMER -> {
                book.move(tx, attempt.to(AttemptState.CONFIRMED, proof), null, origin);
                yield new ConfirmOutcome.SignInReady();
            }
            case STRANGER -> {
                book.move(tx, attempt.to(AttemptState.REJECTED, proof), "not-registered", origin);
                yield new ConfirmOutcome.NotRegistered();
            }
            case SUSPENDED -> {
                book.move(tx, attempt.to(AttemptState.REJECTED, proof), "suspended", origin);
                yield new ConfirmOutcome.Suspended();
            }
        };
    }

    private ConfirmOutcome cancel(String id, Predicate<LinkAttempt> isTheirs, Origin origin) {
        return stores.transactor().write("cancel-link", tx -> {
            Optional<LinkAttempt> found = book.find(tx, id, origin);
            if (found.isEmpty()) {
                return new ConfirmOutcome.Over();
            }
            if (!isTheirs.test(found.get())) {
                return new ConfirmOutcome.NotYours();
            }
            if (!found.get().state().isLive()) {
                return earlier.answer(tx, found.get());
            }
            book.move(tx, found.get().to(AttemptState.CANCELLED), null, origin);
            return new ConfirmOutcome.Cancelled();
        });
    }

    private static boolean provedBy(LinkAttempt attempt, VerifiedIdentity sender) {
        return attempt.method() == BindMethod.CODE && attempt.proves(sender.account());
    }

    private static boolean startedOnPageBy(LinkAttempt attempt, UserId user) {
        return attempt.method() == BindMethod.OAUTH
                && attempt.purpose() == AttemptPurpose.BIND
                && user.equals(attempt.user());
    }

    private static UserId userOf(LinkAttempt attempt) {
        UserId user = attempt.user();
        if (user == null) {
            throw new IllegalStateException("attempt " + attempt.id() + " to bind has no user");
        }
        return user;
    }

    private static VerifiedIdentity proofOf(LinkAttempt attempt) {
        VerifiedIdentity identity = attempt.identity();
        if (identity == null) {
            throw new IllegalStateException("attempt " + attempt.id() + " is " + attempt.state() + " without a proof");
        }
        return identity;
    }

    /** A yes: to which attempt, who may say it, and what the sender's platform says of the account now, if it was asked. */
    private record Yes(
            String attempt,
            Predicate<LinkAttempt> isTheirs,
            @Nullable VerifiedIdentity freshProof,
            Origin origin) {}

    /** What one transaction decided, and the request that listeners hear of once it is durable. */
    private record Step(ConfirmOutcome outcome, BindRule.@Nullable Claim claim) {
        static Step of(ConfirmOutcome outcome) {
            return new Step(outcome, null);
        }
    }
}
