package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.ProblemException;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.AttemptPurpose;
import dev.gembind.core.bindings.AuthorizationCallback;
import dev.gembind.core.bindings.AuthorizationOutcome;
import dev.gembind.core.bindings.Browser;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.limits.Decision;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes people back who were at a platform's page. */
final class ReturnPages implements RouteGroup {
    private static final int MAX_STATE = 200;
    private static final int MAX_CODE = 512;
    private static final int MAX_ERROR = 64;

    private final PagesServices services;
    private final Door door;
    private final Screen screen;
    private final AddressLimit limit;

    ReturnPages(Surroundings around) {
        this.services = around.services();
        this.door = around.door();
        this.screen = around.screen();
        this.limit = around.limit();
    }

    @Override
    public void register(Routes routes) {
        routes.get("/auth/{platform}/callback", door.open(this::comeBack));
    }

    private void comeBack(Visit visit) {
        Platform platform = Fields.platform(visit);
        if (visit.isOnlyProbed()) {
            visit.context().status(HttpStatus.NO_CONTENT);
            return;
        }
        Decision decision = limit.comeBack(visit);
        if (!decision.allowed()) {
            screen.show(visit, StartNotices.tooMany(decision.retryAfter(), visit));
            return;
        }
        AuthorizationCallback callback = read(visit, platform);
        String state = callback.state();
        @Nullable
        String binder =
                state == null ? null : LeftFor.take(visit, platform, state).orElse(null);
        Browser browser = new Browser(binder, visit.sessionKey(), visit.user(), visit.origin());
        goOn(visit, new Back(platform, binder), services.authorizations().complete(callback, browser));
    }

    private AuthorizationCallback read(Visit visit, Platform platform) {
        try {
            return new AuthorizationCallback(
                    platform,
                    Fields.query(visit, "state", MAX_STATE),
                    Fields.query(visit, "code", MAX_CODE),
                    Fields.query(visit, "error", MAX_ERROR));
        } catch (ProblemException e) {
            limit.attempt(visit);
            throw e;
        }
    }

    private void goOn(Visit visit, Back back, AuthorizationOutcome outcome) {
        if (outcome instanceof AuthorizationOutcome.ConfirmBinding proven) {
            screen.go(visit, Ways.confirm(proven.attempt().id()));
        } else if (outcome instanceof AuthorizationOutcome.SignedIn in) {
            letIn(visit, back.platform(), in.user());
        } else if (outcome instanceof AuthorizationOutcome.ConfirmSignUp proven) {
            keepForSignUp(visit, back, proven.attempt());
        } else if (outcome instanceof AuthorizationOutcome.AlreadyCompleted again) {
            repeat(visit, back, again.attempt());
        } else if (outcome instanceof AuthorizationOutcome.Cancelled) {
            screen.show(visit, ReturnNotices.cancelled(back.platform(), visit));
        } else {
            fail(visit, back.platform(), outcome);
        }
    }

    private void letIn(Visit visit, Platform platform, UserId user) {
        if (visit.signedIn() && !user.equals(visit.user())) {
            screen.show(visit, ReturnNotices.signedInAsAnother(platform));
        } else if (door.letIn(visit, user)) {
            screen.go(visit, Ways.ACCOUNT, Note.SIGNED_IN);
        } else {
            screen.show(visit, StartNotices.unknownUser());
        }
    }

    private void keepForSignUp(Visit visit, Back back, LinkAttempt attempt) {
        String binder = back.binder();
        if (binder == null) {
            throw new IllegalStateException("attempt " + attempt.id() + " was proven by a browser without its binder");
        }
        Duration life = Duration.between(services.time().instant(), attempt.expiresAt());
        Kept.proven(attempt.id(), binder).keepSignIn(visit, life);
        screen.go(visit, Ways.CONTINUE);
    }

    // the cookie is gone after the first return, so this is the same page loaded twice at the same time
    private void repeat(Visit visit, Back back, LinkAttempt attempt) {
        switch (attempt.state()) {
            case EXCHANGING -> screen.show(visit, ReturnNotices.stillWorking());
            case VERIFIED -> {
                if (attempt.purpose() == AttemptPurpose.BIND) {
                    screen.go(visit, Ways.confirm(attempt.id()));
                } else {
                    keepForSignUp(visit, back, attempt);
                }
            }
            case BOUND, SIGNED_IN -> screen.go(visit, Ways.ACCOUNT);
            case CANCELLED -> screen.show(visit, ReturnNotices.cancelled(back.platform(), visit));
            default -> fail(visit, back.platform(), new AuthorizationOutcome.StateInvalid());
        }
    }

    private void fail(Visit visit, Platform platform, AuthorizationOutcome failure) {
        Decision decision = limit.attempt(visit);
        screen.show(
                visit,
                decision.allowed()
                        ? ReturnNotices.of(failure, platform, visit)
                        : StartNotices.tooMany(decision.retryAfter(), visit));
    }

    /** A browser that came back. */
    private record Back(Platform platform, @Nullable String binder) {
        @Override
        public String toString() {
            return "Back[platform=" + platform + "]";
        }
    }
}
