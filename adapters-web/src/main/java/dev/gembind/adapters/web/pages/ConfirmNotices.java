package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.adapters.web.pages.view.Action;
import dev.gembind.adapters.web.pages.view.Notice;
import dev.gembind.core.Platform;
import dev.gembind.core.bindings.BindOutcome;

/** What people are told when nothing was bound. */
final class ConfirmNotices {
    private static final Action ACCOUNT = Action.open("Go to your account", Ways.ACCOUNT);

    private ConfirmNotices() {}

    static Notice refused(BindOutcome outcome, Platform platform) {
        if (outcome instanceof BindOutcome.BoundToAnother taken) {
            return taken(taken);
        }
        if (outcome instanceof BindOutcome.UserHasOther) {
            return StartNotices.userHasOther(platform);
        }
        if (outcome instanceof BindOutcome.Suspended) {
            return suspended(platform);
        }
        if (outcome instanceof BindOutcome.UnknownUser) {
            return StartNotices.unknownUser();
        }
        throw new IllegalArgumentException("not a refusal: " + outcome.code());
    }

    static Notice suspended(Platform platform) {
        return Notice.of(
                ProblemKind.FORBIDDEN.status(),
                "This connection is suspended",
                "Whoever runs this site has suspended the connection of your " + platform.title()
                        + " account. Nothing was changed.",
                "Only they can change it. Please ask them.",
                ACCOUNT);
    }

    static Notice notYours(Visit visit) {
        return Notice.of(
                ProblemKind.SESSION_MISMATCH.status(),
                "This belongs to somebody else",
                "Another user began this. Nothing was changed.",
                "If it was you, sign in as that user again.",
                Ways.back(visit));
    }

    static Notice over(Visit visit) {
        return Notice.of(
                ProblemKind.CODE_INVALID.status(),
                "This is over",
                "It was answered already, or its time has passed. Nothing was changed.",
                "Start again whenever you like.",
                Ways.back(visit));
    }

    // who holds the account stays untold
    private static Notice taken(BindOutcome.BoundToAnother outcome) {
        return Notice.of(
                ProblemKind.BINDING_TAKEN.status(),
                "That account is taken",
                outcome.message() + ".",
                "Nothing was changed. If it is your account, sign in with it and disconnect it there first.",
                ACCOUNT);
    }
}
