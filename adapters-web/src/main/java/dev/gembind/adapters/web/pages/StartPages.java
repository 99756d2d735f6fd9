package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.LinkRequest;
import dev.gembind.core.bindings.StartOutcome;
import dev.gembind.core.limits.Decision;
import java.time.Duration;
import java.time.Instant;

/** Where signing in and binding begin: sends people to a platform's page, or gives them a link code. */
final class StartPages implements RouteGroup {
    private static final int MAX_MODE = 16;

    private final PagesServices services;
    private final Offer offer;
    private final Door door;
    private final Screen screen;
    private final AddressLimit limit;

    StartPages(Surroundings around) {
        this.services = around.services();
        this.offer = around.offer();
        this.door = around.door();
        this.screen = around.screen();
        this.limit = around.limit();
    }

    @Override
    public void register(Routes routes) {
        routes.post("/auth/{platform}/start", door.open(this::start));
        routes.post("/bind/telegram/start", door.open(visit -> bind(visit, Platform.TELEGRAM)));
    }

    private void start(Visit visit) {
        Platform platform = Fields.platform(visit);
        String mode = Fields.form(visit, "mode", MAX_MODE);
        if ("signin".equals(mode)) {
            signIn(visit, platform);
        } else if ("bind".equals(mode)) {
            bind(visit, platform);
        } else {
            throw Problem.field("mode", "must be signin or bind").raise();
        }
    }

    private void signIn(Visit visit, Platform platform) {
        if (visit.signedIn()) {
            screen.go(visit, Ways.ACCOUNT, Note.SIGNED_IN_ALREADY);
            return;
        }
        begin(visit, LinkRequest.signIn(platform, visit.origin()));
    }

    private void bind(Visit visit, Platform platform) {
        UserId user = visit.user();
        if (user == null) {
            screen.go(visit, Ways.SIGN_IN, Note.SIGN_IN_FIRST);
            return;
        }
        begin(visit, LinkRequest.bind(user, platform, visit.sessionKey(), visit.origin()));
    }

    private void begin(Visit visit, LinkRequest request) {
        Decision decision = limit.attempt(visit);
        if (!decision.allowed()) {
            screen.show(visit, StartNotices.tooMany(decision.retryAfter(), visit));
            return;
        }
        StartOutcome outcome = ask(request);
        if (outcome instanceof StartOutcome.PageReady page) {
            LeftFor.keep(visit, page, now());
            screen.go(visit, page.page().toString());
        } else if (outcome instanceof StartOutcome.CodeMade made) {
            handOver(visit, request, made);
        } else {
            screen.show(visit, StartNotices.of(outcome, request.platform(), visit));
        }
    }

    private StartOutcome ask(LinkRequest request) {
        if (offer.byPage(request.platform())) {
            return services.authorizations().start(request);
        }
        return offer.byCode(request.platform()) ? services.links().start(request) : new StartOutcome.NotOffered();
    }

    private void handOver(Visit visit, LinkRequest request, StartOutcome.CodeMade made) {
        Duration life = Duration.between(now(), made.expiresAt());
        if (request.user() == null) {
            Kept.of(made).keepSignIn(visit, life);
            screen.go(visit, Ways.CONTINUE);
        } else {
            Kept.of(made).keepBind(visit, life);
            screen.go(visit, Ways.ACCOUNT);
        }
    }

    private Instant now() {
        return services.time().instant();
    }
}
