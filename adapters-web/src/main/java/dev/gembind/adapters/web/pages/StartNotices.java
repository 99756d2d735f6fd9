package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.adapters.web.pages.view.Action;
import dev.gembind.adapters.web.pages.view.Notice;
import dev.gembind.core.Platform;
import dev.gembind.core.bindings.StartOutcome;
import java.time.Duration;
import java.util.List;

/** What people are told when signing in or binding did not start. */
final class StartNotices {
    private static final ProblemKind GONE = ProblemKind.UNAUTHORIZED;

    private StartNotices() {}

    static Notice of(StartOutcome refusal, Platform platform, Visit visit) {
        if (refusal instanceof StartOutcome.RateLimited limited) {
            return tooMany(limited.retryAfter(), visit);
        }
        if (refusal instanceof StartOutcome.UserHasOther) {
            return userHasOther(platform);
        }
        if (refusal instanceof StartOutcome.UnknownUser) {
            return unknownUser();
        }
        if (refusal instanceof StartOutcome.NotOffered) {
            return notOffered(platform, visit);
        }
        throw new IllegalArgumentException("not a refusal: " + refusal);
    }

    static Notice tooMany(Duration wait, Visit visit) {
        return new Notice(
                ProblemKind.RATE_LIMITED.status(),
                "A short break, please",
                "That was a lot in a short time. Nothing was changed.",
                "Try again in " + Waiting.words(wait) + ".",
                wait,
                List.of(Ways.back(visit)));
    }

    static Notice userHasOther(Platform platform) {
        return Notice.of(
                ProblemKind.USER_HAS_OTHER.status(),
                "You have another " + platform.title() + " account connected",
                "One user can have one " + platform.title() + " account. Nothing was changed.",
                "Disconnect the other one first, then connect this one.",
                Action.open("Go to your account", Ways.ACCOUNT));
    }

    static Notice unknownUser() {
        return Notice.of(
                GONE.status(),
                "This user no longer exists",
                "The user you were signed in as was removed. Nothing was changed.",
                "Sign out, then start afresh.",
                Action.post("Sign out", "/logout"));
    }

    static Notice notOffered(Platform platform, Visit visit) {
        return Notice.of(
                ProblemKind.NOT_FOUND.status(),
                platform.title() + " is not available here",
                "This site is not set up for " + platform.title() + ".",
                null,
                Ways.back(visit));
    }
}
