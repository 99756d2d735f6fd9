package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.adapters.web.view.DeepLinks;
import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.LinkRequest;
import dev.gembind.core.bindings.LinkService;
import dev.gembind.core.bindings.StartOutcome;

/** Link codes: what a user sends a platform's bot to prove an account. */
final class LinkCodeActions {
    private static final int CREATED = 201;

    /** No browser took part, so the attempt is tied to none. */
    private static final String NO_SESSION = "";

    private final LinkService links;
    private final DeepLinks deepLinks;

    LinkCodeActions(LinkService links, DeepLinks deepLinks) {
        this.links = links;
        this.deepLinks = deepLinks;
    }

    void post(ApiCall call) {
        UserId user = call.user();
        Platform platform = ApiCall.platform(
                JsonFields.pointer("platform"), call.body("platform").requireText("platform"));
        if (!deepLinks.offers(platform)) {
            throw notOffered(platform);
        }
        StartOutcome outcome = links.start(LinkRequest.bind(user, platform, NO_SESSION, call.origin()));
        if (outcome instanceof StartOutcome.CodeMade made) {
            call.answer(CREATED, answer(made, platform));
        } else {
            throw refusal(outcome, platform);
        }
    }

    private ObjectNode answer(StartOutcome.CodeMade made, Platform platform) {
        return BindingJson.object()
                .put("attempt", made.attempt())
                .put("deep_link", deepLinks.link(platform, made.token()).toString())
                .put("code", made.code())
                .put("expires_at", BindingJson.time(made.expiresAt()));
    }

    private static RuntimeException refusal(StartOutcome outcome, Platform platform) {
        if (outcome instanceof StartOutcome.RateLimited limited) {
            return Problem.retryable(
                            ProblemKind.RATE_LIMITED,
                            "The user started too many attempts to bind an account.",
                            limited.retryAfter())
                    .raise();
        }
        if (outcome instanceof StartOutcome.UserHasOther other) {
            return BindingActions.hasOther(other.existing().platform());
        }
        return outcome instanceof StartOutcome.UnknownUser ? UserActions.unknown() : notOffered(platform);
    }

    private static RuntimeException notOffered(Platform platform) {
        return Problem.field(JsonFields.pointer("platform"), "has no link codes here: " + platform.key())
                .raise();
    }
}
