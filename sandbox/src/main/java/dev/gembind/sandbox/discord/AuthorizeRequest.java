package dev.gembind.sandbox.discord;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of {@code /oauth2/authorize} as they came.
 *
 * @param values the parameters by name, first value each
 */
record AuthorizeRequest(Map<String, String> values) {
    static final List<String> NAMES = List.of(
            "response_type",
            "client_id",
            "scope",
            "redirect_uri",
            "state",
            "prompt",
            "code_challenge",
            "code_challenge_method");

    AuthorizeRequest {
        values = Map.copyOf(values);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    @Nullable
    String state() {
        return values.get("state");
    }

    @Nullable
    String challenge() {
        return values.get("code_challenge");
    }

    List<String> scopes() {
        return List.of(text("scope").split(" ", -1)).stream()
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }

    boolean silent() {
        return text("prompt").equals("none");
    }
}
