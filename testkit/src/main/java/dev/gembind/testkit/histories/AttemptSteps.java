package dev.gembind.testkit.histories;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.AuthorizationCallback;
import dev.gembind.core.bindings.AuthorizationOutcome;
import dev.gembind.core.bindings.BindOutcome;
import dev.gembind.core.bindings.Browser;
import dev.gembind.core.bindings.ConfirmOutcome;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.LinkRequest;
import dev.gembind.core.bindings.OpenOutcome;
import dev.gembind.core.bindings.SignInOutcome;
import dev.gembind.core.bindings.StartOutcome;
import dev.gembind.core.bindings.VerifiedIdentity;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The steps of link codes, pages and sign-ins; each says whether it may have changed a binding. */
final class AttemptSteps {
    private static final String SESSION = "session";
    private static final int RECENT = 6;

    private final HistoryWorld world;
    private final SplittableRandom random;
    private final Runnable meanwhile;

    AttemptSteps(HistoryWorld world, SplittableRandom random, Runnable meanwhile) {
        this.world = world;
        this.random = random;
        this.meanwhile = meanwhile;
    }

    /** Chooses the next step. */
    Step next() {
        List<Started> all = world.started();
        if (all.isEmpty() || random.nextInt(4) == 0) {
            return random.nextBoolean() ? this::startCode : this::startPage;
        }
        Started recent = all.get(Math.max(0, all.size() - 1 - random.nextInt(RECENT)));
        int which = random.nextInt(10);
        if (which < 3) {
            return () -> comeForward(recent);
        }
        if (which < 7) {
            return () -> confirm(recent);
        }
        return which < 8 ? () -> cancel(recent) : () -> claim(recent);
    }

    private boolean startCode() {
        LinkRequest request = request();
        if (world.links().start(request) instanceof StartOutcome.CodeMade made) {
            world.started()
                    .add(new Started(
                            made.attempt(),
                            request.platform(),
                            request.user(),
                            made.token(),
                            made.code(),
                            made.binder()));
        }
        return false;
    }

    private boolean startPage() {
        LinkRequest request = request();
        if (world.pages(meanwhile).start(request) instanceof StartOutcome.PageReady page) {
            String state = page.page().getPath().substring(1);
            world.started()
                    .add(new Started(page.attempt(), request.platform(), request.user(), state, null, page.binder()));
        }
        return false;
    }

    private LinkRequest request() {
        Platform platform = HistoryWorld.PLATFORMS.get(random.nextInt(HistoryWorld.PLATFORMS.size()));
        return random.nextInt(4) == 0
                ? LinkRequest.signIn(platform, HistoryWorld.WEB)
                : LinkRequest.bind(user(), platform, SESSION, HistoryWorld.WEB);
    }

    /** Sends the code, or comes back from the page. */
    private boolean comeForward(Started attempt) {
        return attempt.code() == null ? comeBack(attempt) : send(attempt, attempt.code());
    }

    private boolean send(Started attempt, String code) {
        VerifiedIdentity sender = identity(attempt.platform());
        String secret = random.nextBoolean() ? attempt.secret() : code;
        if (world.links().open(sender, secret, HistoryWorld.WEB) instanceof OpenOutcome.Opened opened) {
            world.uses().opened(opened.attempt().id(), sender.account());
        }
        return false;
    }

    private boolean comeBack(Started attempt) {
        int number = world.identities().indexOf(identity(attempt.platform()));
        @Nullable UserId user = random.nextInt(10) == 0 ? user() : attempt.user();
        AuthorizationOutcome outcome = world.pages(meanwhile)
                .complete(
                        new AuthorizationCallback(attempt.platform(), attempt.secret(), Integer.toString(number), null),
                        new Browser(attempt.binder(), attempt.user() == null ? "" : SESSION, user, HistoryWorld.WEB));
        if (outcome instanceof AuthorizationOutcome.ConfirmBinding verified) {
            world.uses()
                    .opened(
                            verified.attempt().id(),
                            world.identities().get(number).account());
        } else if (outcome instanceof AuthorizationOutcome.SignedIn) {
            world.uses().signedIn(attempt.attempt());
        }
        // signing in may refresh a binding, and another step may have come in between
        return true;
    }

    private boolean confirm(Started attempt) {
        @Nullable UserId user = attempt.user();
        ConfirmOutcome outcome = attempt.code() == null && user != null
                ? world.confirmations().confirmAsUser(user, attempt.attempt(), HistoryWorld.WEB)
                : world.confirmations().confirmAsSender(sender(attempt), attempt.attempt(), HistoryWorld.WEB);
        if (!(outcome instanceof ConfirmOutcome.Decided decided)) {
            return false;
        }
        if (decided.outcome() instanceof BindOutcome.Bound) {
            world.uses().bound(attempt.attempt());
        }
        return decided.outcome() instanceof BindOutcome.Bound || decided.outcome() instanceof BindOutcome.AlreadyBound;
    }

    private boolean cancel(Started attempt) {
        if (random.nextBoolean()) {
            world.confirmations().cancelAsUser(user(), attempt.attempt(), HistoryWorld.WEB);
        } else {
            world.confirmations().cancelAsSender(identity(attempt.platform()), attempt.attempt(), HistoryWorld.WEB);
        }
        return false;
    }

    private boolean claim(Started attempt) {
        SignInOutcome outcome = world.signIns().claim(attempt.attempt(), attempt.binder(), HistoryWorld.WEB);
        if (outcome instanceof SignInOutcome.SignedIn) {
            world.uses().signedIn(attempt.attempt());
            return true;
        }
        return false;
    }

    /** Returns the account that was proven, if any, or sometimes another one. */
    private VerifiedIdentity sender(Started attempt) {
        VerifiedIdentity any = identity(attempt.platform());
        return random.nextInt(5) == 0
                ? any
                : world.links()
                        .find(attempt.attempt())
                        .map(LinkAttempt::identity)
                        .orElse(any);
    }

    private UserId user() {
        return world.userIds().get(random.nextInt(world.userIds().size()));
    }

    private VerifiedIdentity identity(Platform platform) {
        List<VerifiedIdentity> all = world.identities().stream()
                .filter(identity -> identity.platform() == platform)
                .toList();
        return all.get(random.nextInt(all.size()));
    }
}
