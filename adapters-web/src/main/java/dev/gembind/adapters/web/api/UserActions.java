package dev.gembind.adapters.web.api;

import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.User;
import dev.gembind.core.bindings.UserService;

/** Users: make one known, look at it, remove it. */
final class UserActions {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final UserService users;
    private final BindingService bindings;

    UserActions(UserService users, BindingService bindings) {
        this.users = users;
        this.bindings = bindings;
    }

    void put(ApiCall call) {
        UserId user = call.user();
        call.requireNoBody();
        boolean added = users.ensure(user, call.origin());
        call.answer(added ? CREATED : OK, BindingJson.object().put("user", user.value()));
    }

    void get(ApiCall call) {
        User user = require(call.user());
        var body = BindingJson.object()
                .put("user", user.id().value())
                .put("created_at", BindingJson.time(user.createdAt()));
        body.set("bindings", BindingJson.bindings(bindings.bindingsOf(user.id())));
        call.answer(OK, body);
    }

    void delete(ApiCall call) {
        if (!users.delete(call.user(), call.origin())) {
            throw unknown();
        }
        call.answerNothing();
    }

    /** Returns the user, or ends the request. */
    User require(UserId id) {
        return users.find(id).orElseThrow(UserActions::unknown);
    }

    static RuntimeException unknown() {
        return Problem.of(ProblemKind.NOT_FOUND, "There is no such user. Make it known first: PUT /users/{user}.")
                .raise();
    }
}
