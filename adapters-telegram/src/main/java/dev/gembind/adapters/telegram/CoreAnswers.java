package dev.gembind.adapters.telegram;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.BindOutcome;
import dev.gembind.core.bindings.ConfirmOutcome;
import dev.gembind.core.bindings.OpenOutcome;
import dev.gembind.core.bindings.SignInOutcome;
import dev.gembind.core.bindings.UnlinkOutcome;

/** Says core's outcomes in the bot's terms, each of them; one that is new in core and unknown here is a fault. */
final class CoreAnswers {
    private CoreAnswers() {}

    /** Returns what came of a code or token that opened nothing. */
    static Opening unopened(OpenOutcome outcome) {
        if (outcome instanceof OpenOutcome.CodeInvalid) {
            return new Opening.Invalid();
        } else if (outcome instanceof OpenOutcome.Superseded) {
            return new Opening.Superseded();
        } else if (outcome instanceof OpenOutcome.RateLimited limited) {
            return new Opening.Limited(limited.retryAfter());
        }
        throw unknown(outcome);
    }

    static Ending ending(ConfirmOutcome outcome) {
        if (outcome instanceof ConfirmOutcome.Decided decided) {
            return ending(decided.user(), decided.outcome());
        } else if (outcome instanceof ConfirmOutcome.SignInReady) {
            return new Ending.SignedIn();
        } else if (outcome instanceof ConfirmOutcome.NotRegistered) {
            return new Ending.NotConnected();
        } else if (outcome instanceof ConfirmOutcome.Suspended) {
            return new Ending.Suspended();
        } else if (outcome instanceof ConfirmOutcome.Cancelled) {
            return new Ending.Cancelled();
        } else if (outcome instanceof ConfirmOutcome.NotYours) {
            return new Ending.NotYours();
        } else if (outcome instanceof ConfirmOutcome.Over) {
            return new Ending.Over();
        }
        throw unknown(outcome);
    }

    static Ending ending(UserId user, BindOutcome outcome) {
        if (outcome instanceof BindOutcome.Bound) {
            return new Ending.Bound(user);
        } else if (outcome instanceof BindOutcome.AlreadyBound) {
            return new Ending.AlreadyBound(user);
        } else if (outcome instanceof BindOutcome.BoundToAnother taken) {
            return new Ending.BoundToAnother(taken.message());
        } else if (outcome instanceof BindOutcome.UserHasOther) {
            return new Ending.UserHasOther(user);
        } else if (outcome instanceof BindOutcome.Suspended) {
            return new Ending.Suspended();
        } else if (outcome instanceof BindOutcome.UnknownUser) {
            return new Ending.UnknownUser();
        }
        throw unknown(outcome);
    }

    static Parting parting(UnlinkOutcome outcome) {
        if (outcome instanceof UnlinkOutcome.Unlinked unlinked) {
            return new Parting.Unlinked(unlinked.binding().user());
        } else if (outcome instanceof UnlinkOutcome.NotBound) {
            return new Parting.NotLinked();
        } else if (outcome instanceof UnlinkOutcome.LastIdentity last) {
            return new Parting.LastWayIn(last.binding().user());
        } else if (outcome instanceof UnlinkOutcome.Suspended) {
            return new Parting.Suspended();
        }
        throw unknown(outcome);
    }

    static SignUp signUp(SignInOutcome outcome) {
        if (outcome instanceof SignInOutcome.SignedIn in) {
            return in.created() ? new SignUp.Made(in.user()) : new SignUp.Known(in.user());
        } else if (outcome instanceof SignInOutcome.NotRegistered) {
            return new SignUp.Closed();
        } else if (outcome instanceof SignInOutcome.Suspended) {
            return new SignUp.Suspended();
        } else if (outcome instanceof SignInOutcome.RateLimited limited) {
            return new SignUp.Limited(limited.retryAfter());
        }
        // NotYours and Over are about a browser's attempt, and there is none here
        throw unknown(outcome);
    }

    private static IllegalStateException unknown(Object outcome) {
        return new IllegalStateException("no answer for " + outcome.getClass().getName());
    }
}
