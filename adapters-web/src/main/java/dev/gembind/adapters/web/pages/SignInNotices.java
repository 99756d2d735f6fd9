package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.adapters.web.pages.view.Action;
import dev.gembind.adapters.web.pages.view.Notice;
import dev.gembind.core.Platform;
import dev.gembind.core.bindings.AttemptState;

/** What people are told when signing in did not work. */
final class SignInNotices {
    private static final Action SIGN_IN = Action.open("Go to the sign-in page", Ways.SIGN_IN);

    private SignInNotices() {}

    static Notice notRegistered(Platform platform) {
        return Notice.of(
                ProblemKind.FORBIDDEN.status(),
                "No user has this account",
                "This " + platform.title() + " account is not connected to any user, and new users are not made "
                        + "here. Nothing was changed.",
                "Sign in with an account that is connected.",
                SIGN_IN);
    }

    static Notice suspended(Platform platform) {
        return Notice.of(
                ProblemKind.FORBIDDEN.status(),
                "This connection is suspended",
                "Whoever runs this site has suspended the connection of this " + platform.title() + " account.",
                "Ask them about it, or sign in with another account.",
                SIGN_IN);
    }

    static Notice notYours() {
        return Notice.of(
                ProblemKind.SESSION_MISMATCH.status(),
                "This was started somewhere else",
                "Only the browser that began to sign in can go on with it. Nothing was changed.",
                null,
                SIGN_IN);
    }

    static Notice over(AttemptState state) {
        return Notice.of(
                ProblemKind.CODE_INVALID.status(),
                state == AttemptState.CANCELLED ? "Cancelled" : "This is over",
                sentence(state),
                "Start again whenever you like.",
                SIGN_IN);
    }

    private static String sentence(AttemptState state) {
        return switch (state) {
            case CANCELLED -> "You said no. Nothing was changed.";
            case REJECTED -> "This account cannot be used to sign in here. Nothing was changed.";
            case SIGNED_IN -> "This sign-in was used already.";
            case FAILED -> "The code was posted where others could read it, so it was withdrawn. Nothing was changed.";
            default -> "The time for this sign-in has passed. Nothing was changed.";
        };
    }
}
