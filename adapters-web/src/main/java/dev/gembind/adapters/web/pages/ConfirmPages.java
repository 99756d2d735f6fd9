package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.adapters.web.pages.view.AccountName;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.AttemptPurpose;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.BindOutcome;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.ConfirmOutcome;
import dev.gembind.core.bindings.LinkAttempt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a user who has proven an account says yes or no to binding it. */
final class ConfirmPages implements RouteGroup {
    private final PagesServices services;
    private final Door door;
    private final Screen screen;

    ConfirmPages(Surroundings around) {
        this.services = around.services();
        this.door = around.door();
        this.screen = around.screen();
    }

    @Override
    public void register(Routes routes) {
        Door.Page signInFirst = visit -> screen.go(visit, Ways.SIGN_IN, Note.SIGN_IN_FIRST);
        routes.get("/bind/confirm/{attempt}", door.signedIn(this::show, signInFirst));
        routes.post("/bind/confirm/{attempt}", door.signedIn(this::confirm, signInFirst));
        routes.post("/bind/cancel/{attempt}", door.signedIn(this::cancel, signInFirst));
    }

    private void show(Visit visit, UserId user) {
        Optional<LinkAttempt> found = services.links().find(Fields.attempt(visit));
        if (found.isEmpty() || found.get().method() != BindMethod.OAUTH) {
            screen.show(visit, ConfirmNotices.over(visit));
        } else if (found.get().purpose() != AttemptPurpose.BIND
                || !user.equals(found.get().user())) {
            screen.show(visit, ConfirmNotices.notYours(visit));
        } else {
            show(visit, user, found.get());
        }
    }

    private void show(Visit visit, UserId user, LinkAttempt attempt) {
        var identity = attempt.identity();
        if (attempt.state() == AttemptState.BOUND) {
            screen.go(visit, Ways.ACCOUNT);
        } else if (identity == null
                || attempt.state() != AttemptState.VERIFIED
                || !attempt.isLive(services.time().instant())) {
            screen.show(visit, ConfirmNotices.over(visit));
        } else {
            List<AccountName> known = services.bindings().bindingsOf(user).stream()
                    .map(Binding::identity)
                    .map(AccountName::of)
                    .toList();
            screen.show(
                    visit,
                    "confirm.jte",
                    Map.of(
                            "attempt",
                            attempt.id(),
                            "user",
                            user.value(),
                            "known",
                            known,
                            "account",
                            AccountName.of(identity)));
        }
    }

    private void confirm(Visit visit, UserId user) {
        String attempt = Fields.attempt(visit);
        ConfirmOutcome outcome = services.confirmations().confirmAsUser(user, attempt, visit.origin());
        if (outcome instanceof ConfirmOutcome.Decided decided) {
            decided(visit, platform(attempt), decided.outcome());
        } else {
            undecided(visit, outcome);
        }
    }

    private void decided(Visit visit, Platform platform, BindOutcome outcome) {
        if (outcome instanceof BindOutcome.Bound) {
            screen.go(visit, Ways.ACCOUNT, Note.LINKED, platform);
        } else if (outcome instanceof BindOutcome.AlreadyBound) {
            screen.go(visit, Ways.ACCOUNT, Note.LINKED_ALREADY, platform);
        } else {
            screen.show(visit, ConfirmNotices.refused(outcome, platform));
        }
    }

    private void undecided(Visit visit, ConfirmOutcome outcome) {
        if (outcome instanceof ConfirmOutcome.Cancelled) {
            screen.go(visit, Ways.ACCOUNT, Note.CANCELLED);
        } else if (outcome instanceof ConfirmOutcome.NotYours) {
            screen.show(visit, ConfirmNotices.notYours(visit));
        } else {
            screen.show(visit, ConfirmNotices.over(visit));
        }
    }

    private void cancel(Visit visit, UserId user) {
        ConfirmOutcome outcome = services.confirmations().cancelAsUser(user, Fields.attempt(visit), visit.origin());
        if (outcome instanceof ConfirmOutcome.NotYours) {
            screen.show(visit, ConfirmNotices.notYours(visit));
            return;
        }
        Kept.forgetBind(visit);
        screen.go(
                visit, Ways.ACCOUNT, outcome instanceof ConfirmOutcome.Cancelled ? Note.CANCELLED : Note.OVER_ALREADY);
    }

    private Platform platform(String attempt) {
        return services.links()
                .find(attempt)
                .map(LinkAttempt::platform)
                .orElseThrow(() -> new IllegalStateException("attempt " + attempt + " was decided and is gone"));
    }
}
