package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.adapters.web.pages.view.AccountName;
import dev.gembind.adapters.web.pages.view.Action;
import dev.gembind.adapters.web.pages.view.Notice;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.UnlinkOutcome;
import java.util.Map;
import java.util.Optional;

/** Where a user lets go of an account: a page that asks, and the answer to it. */
final class ReleasePages implements RouteGroup {
    private static final String PATH = "/bind/{platform}/release";

    private final PagesServices services;
    private final Door door;
    private final Screen screen;

    ReleasePages(Surroundings around) {
        this.services = around.services();
        this.door = around.door();
        this.screen = around.screen();
    }

    @Override
    public void register(Routes routes) {
        Door.Page signInFirst = visit -> screen.go(visit, Ways.SIGN_IN, Note.SIGN_IN_FIRST);
        routes.get(PATH, door.signedIn(this::ask, signInFirst));
        routes.post(PATH, door.signedIn(this::release, signInFirst));
    }

    private void ask(Visit visit, UserId user) {
        Platform platform = Fields.platform(visit);
        Optional<Binding> binding = services.bindings().bindingsOf(user).stream()
                .filter(b -> b.platform() == platform)
                .findFirst();
        if (binding.isEmpty()) {
            screen.go(visit, Ways.ACCOUNT, Note.NOTHING_TO_RELEASE, platform);
            return;
        }
        screen.show(
                visit,
                "release.jte",
                Map.of("account", AccountName.of(binding.get().identity())));
    }

    private void release(Visit visit, UserId user) {
        Platform platform = Fields.platform(visit);
        UnlinkOutcome outcome = services.bindings().unlink(user, platform, visit.origin());
        if (outcome instanceof UnlinkOutcome.Unlinked) {
            screen.go(visit, Ways.ACCOUNT, Note.RELEASED, platform);
        } else if (outcome instanceof UnlinkOutcome.NotBound) {
            screen.go(visit, Ways.ACCOUNT, Note.NOTHING_TO_RELEASE, platform);
        } else if (outcome instanceof UnlinkOutcome.LastIdentity) {
            screen.show(visit, lastIdentity(platform));
        } else {
            screen.show(visit, ConfirmNotices.suspended(platform));
        }
    }

    private static Notice lastIdentity(Platform platform) {
        return Notice.of(
                ProblemKind.LAST_IDENTITY.status(),
                "This is your only way in",
                "Without your " + platform.title() + " account you could not sign in any more, so it stays connected.",
                "Connect another account first. Then you can disconnect this one.",
                Action.open("Go to your account", Ways.ACCOUNT));
    }
}
