package dev.gembind.adapters.web.api;

import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.core.Platform;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.BindOutcome;
import dev.gembind.core.bindings.BindRequest;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.UnlinkOutcome;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import java.util.Optional;

/** Bindings: list a user's, find an account's, bind on a host site's word, give one up. */
final class BindingActions {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final UserActions users;
    private final BindingService bindings;

    BindingActions(UserActions users, BindingService bindings) {
        this.users = users;
        this.bindings = bindings;
    }

    void list(ApiCall call) {
        var user = users.require(call.user()).id();
        var body = BindingJson.object();
        body.set("bindings", BindingJson.bindings(bindings.bindingsOf(user)));
        call.answer(OK, body);
    }

    void find(ApiCall call) {
        Platform platform = call.platform();
        String id = call.pathText("id");
        // what cannot be an id belongs to nobody
        Optional<Binding> found = PlatformAccount.isValid(platform, id)
                ? bindings.findByAccount(new PlatformAccount(platform, id))
                : Optional.empty();
        call.answer(OK, BindingJson.owner(found.orElseThrow(BindingActions::unbound)));
    }

    void put(ApiCall call) {
        var user = call.user();
        Platform platform = call.platform();
        JsonFields body = call.body("id", "handle");
        var identity = new VerifiedIdentity(
                account(platform, body.requireText("id")),
                DisplayName.of(body.text("handle").orElse(null), platform.title() + " user"));
        answer(call, bindings.bind(new BindRequest(user, identity, BindMethod.HOST, call.origin())));
    }

    private static PlatformAccount account(Platform platform, String id) {
        if (!PlatformAccount.isValid(platform, id)) {
            throw Problem.field(
                            JsonFields.pointer("id"),
                            "must be the numeric id " + platform.title() + " gives its accounts, as a text")
                    .raise();
        }
        return new PlatformAccount(platform, id);
    }

    private static void answer(ApiCall call, BindOutcome outcome) {
        if (outcome instanceof BindOutcome.Bound bound) {
            call.answer(CREATED, BindingJson.binding(bound.binding()));
        } else if (outcome instanceof BindOutcome.AlreadyBound already) {
            call.answer(OK, BindingJson.binding(already.binding()));
        } else {
            throw refusal(outcome);
        }
    }

    private static RuntimeException refusal(BindOutcome outcome) {
        if (outcome instanceof BindOutcome.BoundToAnother taken) {
            return Problem.of(ProblemKind.BINDING_TAKEN, taken.message()).raise();
        }
        if (outcome instanceof BindOutcome.UserHasOther other) {
            return hasOther(other.existing().platform());
        }
        return outcome instanceof BindOutcome.Suspended ? suspended() : UserActions.unknown();
    }

    static RuntimeException hasOther(Platform platform) {
        return Problem.of(
                        ProblemKind.USER_HAS_OTHER,
                        "The user has another " + platform.title() + " account, which must be unlinked first.")
                .raise();
    }

    void delete(ApiCall call) {
        UnlinkOutcome outcome = bindings.unlink(call.user(), call.platform(), call.origin());
        if (outcome instanceof UnlinkOutcome.Unlinked) {
            call.answerNothing();
        } else {
            throw refusal(outcome);
        }
    }

    private static RuntimeException refusal(UnlinkOutcome outcome) {
        if (outcome instanceof UnlinkOutcome.LastIdentity) {
            return Problem.of(
                            ProblemKind.LAST_IDENTITY,
                            "This is the user's last way to sign in. Bind another account first, or delete the user.")
                    .raise();
        }
        return outcome instanceof UnlinkOutcome.Suspended ? suspended() : unbound();
    }

    private static RuntimeException suspended() {
        return Problem.of(ProblemKind.FORBIDDEN, "An operator suspended this binding.")
                .raise();
    }

    private static RuntimeException unbound() {
        return Problem.of(ProblemKind.NOT_FOUND, "There is no such binding.").raise();
    }
}
