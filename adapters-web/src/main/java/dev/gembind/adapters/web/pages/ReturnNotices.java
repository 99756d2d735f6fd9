package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.adapters.web.pages.view.Action;
import dev.gembind.adapters.web.pages.view.Notice;
import dev.gembind.core.Platform;
import dev.gembind.core.bindings.AuthorizationOutcome;
import dev.gembind.core.bindings.AuthorizationService;
import java.time.Duration;
import java.util.List;

/** What people are told when they come back from a platform's page without success. */
final class ReturnNotices {
    private static final int OK = 200;
    private static final Duration PLATFORM_RETRY = Duration.ofSeconds(30);

    private ReturnNotices() {}

    static Notice of(AuthorizationOutcome failure, Platform platform, Visit visit) {
        if (failure instanceof AuthorizationOutcome.StateInvalid) {
            return stateInvalid(platform, visit);
        }
        if (failure instanceof AuthorizationOutcome.SessionMismatch) {
            return mismatch(visit);
        }
        if (failure instanceof AuthorizationOutcome.ProviderUnavailable) {
            return unavailable(platform, visit);
        }
        if (failure instanceof AuthorizationOutcome.ProviderRejected rejected) {
            return rejected(rejected.message(), platform, visit);
        }
        if (failure instanceof AuthorizationOutcome.NotRegistered) {
            return SignInNotices.notRegistered(platform);
        }
        if (failure instanceof AuthorizationOutcome.Suspended) {
            return SignInNotices.suspended(platform);
        }
        throw new IllegalArgumentException("not a failure: " + failure);
    }

    static Notice cancelled(Platform platform, Visit visit) {
        return Notice.of(
                OK,
                "You said no, and that is fine",
                platform.title() + " shared nothing with this site. Nothing was changed.",
                null,
                Ways.back(visit),
                Ways.again(visit, platform));
    }

    static Notice stillWorking() {
        return Notice.of(
                ProblemKind.IN_FLIGHT.status(),
                "One moment",
                "This is still being worked on, in another tab or because the page was loaded twice.",
                "Look at your account in a few seconds.",
                Action.open("Go to your account", Ways.ACCOUNT));
    }

    static Notice signedInAsAnother(Platform platform) {
        return Notice.of(
                ProblemKind.ALREADY_BOUND.status(),
                "You are signed in as another user",
                "This " + platform.title() + " account belongs to another user than the one you are signed in as. "
                        + "You stay signed in as before.",
                "To change over, sign out first and then sign in again.",
                Action.open("Go to your account", Ways.ACCOUNT),
                Action.post("Sign out", "/logout"));
    }

    private static Notice stateInvalid(Platform platform, Visit visit) {
        return Notice.of(
                ProblemKind.CODE_INVALID.status(),
                "This link no longer works",
                "It was used already, it is too old, or it was not made here. Nothing was changed.",
                "Please start again from here.",
                Ways.back(visit),
                Ways.again(visit, platform));
    }

    private static Notice mismatch(Visit visit) {
        return Notice.of(
                ProblemKind.SESSION_MISMATCH.status(),
                "This was started somewhere else",
                "For your safety it has to end in the browser, and with the user, that it began with. "
                        + "Nothing was changed.",
                "If you began it here, your browser may have dropped its cookies: allow cookies for this site and "
                        + "start again. If somebody sent you a link, do not follow it.",
                Ways.back(visit));
    }

    private static Notice unavailable(Platform platform, Visit visit) {
        return new Notice(
                ProblemKind.PROVIDER_UNAVAILABLE.status(),
                platform.title() + " does not answer",
                AuthorizationService.EXCHANGE_FAILED + ": " + platform.title()
                        + " could not be reached or gave no usable answer. Nothing was changed.",
                "Everything else here works. Please try again in a moment.",
                PLATFORM_RETRY,
                List.of(Ways.again(visit, platform), Ways.back(visit)));
    }

    private static Notice rejected(String message, Platform platform, Visit visit) {
        return Notice.of(
                ProblemKind.PROVIDER_REJECTED.status(),
                platform.title() + " did not agree",
                message,
                "Nothing was changed. Please start again.",
                Ways.again(visit, platform),
                Ways.back(visit));
    }
}
