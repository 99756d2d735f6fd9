package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.adapters.web.pages.view.AccountName;
import dev.gembind.adapters.web.pages.view.CodeView;
import dev.gembind.core.Platform;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.SignInOutcome;
import dev.gembind.core.bindings.SignInView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a browser waits for its sign-in, and picks it up. */
final class SignInPages implements RouteGroup {
    private final PagesServices services;
    private final Door door;
    private final Screen screen;
    private final CodeViews codes;

    SignInPages(Surroundings around) {
        this.services = around.services();
        this.door = around.door();
        this.screen = around.screen();
        this.codes = new CodeViews(around.offer());
    }

    @Override
    public void register(Routes routes) {
        routes.get(Ways.CONTINUE, door.open(this::show));
        routes.post("/signin/claim", door.open(this::claim));
        routes.post("/signin/cancel", door.open(this::cancel));
    }

    private void show(Visit visit) {
        Optional<Kept> found = Kept.findSignIn(visit);
        if (found.isEmpty()) {
            screen.go(visit, visit.signedIn() ? Ways.ACCOUNT : Ways.SIGN_IN);
            return;
        }
        Kept kept = found.get();
        SignInView view = services.signIns().view(kept.attempt(), kept.binder());
        if (view instanceof SignInView.Waiting waiting) {
            showWaiting(visit, kept, waiting.attempt());
        } else if (view instanceof SignInView.Ready ready) {
            showReady(visit, ready);
        } else if (view instanceof SignInView.Ended ended) {
            showEnd(visit, ended.state());
        } else {
            Kept.forgetSignIn(visit);
            screen.show(visit, SignInNotices.notYours());
        }
    }

    private void showWaiting(Visit visit, Kept kept, LinkAttempt attempt) {
        Map<String, Object> values = new HashMap<>();
        CodeView code = codes.code(kept);
        if (code != null && attempt.state() == AttemptState.PENDING) {
            values.put("code", code);
        }
        values.put("platform", attempt.platform());
        values.put("underway", CodeViews.underway(attempt, services.time().instant()));
        screen.show(visit, "waiting.jte", values, CodeViews.AGAIN);
    }

    private void showReady(Visit visit, SignInView.Ready ready) {
        screen.show(
                visit,
                "ready.jte",
                Map.of("account", AccountName.of(ready.identity()), "newcomer", ready.user() == null));
    }

    private void showEnd(Visit visit, AttemptState state) {
        Kept.forgetSignIn(visit);
        if (state == AttemptState.SIGNED_IN && visit.signedIn()) {
            screen.go(visit, Ways.ACCOUNT);
        } else {
            screen.show(visit, SignInNotices.over(state));
        }
    }

    private void claim(Visit visit) {
        Optional<Kept> found = Kept.findSignIn(visit);
        if (visit.signedIn()) {
            screen.go(visit, Ways.ACCOUNT, Note.SIGNED_IN_ALREADY);
        } else if (found.isEmpty()) {
            screen.show(visit, SignInNotices.over(AttemptState.EXPIRED));
        } else {
            claimIfReady(visit, found.get());
        }
    }

    // looking is cheap and writing is not, so cookies that were made up get no further than this
    private void claimIfReady(Visit visit, Kept kept) {
        SignInView view = services.signIns().view(kept.attempt(), kept.binder());
        if (view instanceof SignInView.Ready) {
            claim(visit, kept);
        } else if (view instanceof SignInView.NotYours) {
            screen.show(visit, SignInNotices.notYours());
        } else {
            screen.show(visit, SignInNotices.over(AttemptState.EXPIRED));
        }
    }

    private void claim(Visit visit, Kept kept) {
        Platform platform =
                services.links().find(kept.attempt()).map(LinkAttempt::platform).orElse(Platform.TELEGRAM);
        SignInOutcome outcome = services.signIns().claim(kept.attempt(), kept.binder(), visit.origin());
        if (outcome instanceof SignInOutcome.SignedIn in) {
            Kept.forgetSignIn(visit);
            enter(visit, in);
        } else if (outcome instanceof SignInOutcome.NotYours) {
            screen.show(visit, SignInNotices.notYours());
        } else if (outcome instanceof SignInOutcome.NotRegistered) {
            screen.show(visit, SignInNotices.notRegistered(platform));
        } else if (outcome instanceof SignInOutcome.Suspended) {
            screen.show(visit, SignInNotices.suspended(platform));
        } else if (outcome instanceof SignInOutcome.RateLimited limited) {
            screen.show(visit, StartNotices.tooMany(limited.retryAfter(), visit));
        } else {
            screen.show(visit, SignInNotices.over(AttemptState.EXPIRED));
        }
    }

    private void enter(Visit visit, SignInOutcome.SignedIn in) {
        if (door.letIn(visit, in.user())) {
            screen.go(visit, Ways.ACCOUNT, in.created() ? Note.WELCOME : Note.SIGNED_IN);
        } else {
            screen.show(visit, StartNotices.unknownUser());
        }
    }

    private void cancel(Visit visit) {
        boolean ended = Kept.findSignIn(visit)
                .filter(this::isUnderWay)
                .map(kept -> services.signIns().cancel(kept.attempt(), kept.binder(), visit.origin()))
                .orElse(false);
        Kept.forgetSignIn(visit);
        screen.go(visit, Ways.SIGN_IN, ended ? Note.CANCELLED : Note.OVER_ALREADY);
    }

    private boolean isUnderWay(Kept kept) {
        SignInView view = services.signIns().view(kept.attempt(), kept.binder());
        return view instanceof SignInView.Waiting || view instanceof SignInView.Ready;
    }
}
