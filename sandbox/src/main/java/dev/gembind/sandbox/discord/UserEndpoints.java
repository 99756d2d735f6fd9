package dev.gembind.sandbox.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Json;
import io.javalin.http.Context;
import java.util.Optional;

/** {@code GET /users/@me} and {@code GET /oauth2/@me}: who a bearer token belongs to. */
final class UserEndpoints {
    private static final int OK = 200;
    private static final int MISSING_SCOPE = 50026;
    private static final String IDENTIFY = "identify";

    private final DiscordApp app;
    private final Grants grants;

    UserEndpoints(DiscordApp app, Grants grants) {
        this.app = app;
        this.grants = grants;
    }

    Answer me(Context request) {
        return bearer(request).map(this::user).orElseGet(DiscordVoice::unauthorized);
    }

    private Answer user(Grants.Grant grant) {
        if (!grant.scopes().contains(IDENTIFY)) {
            return DiscordVoice.api(DiscordVoice.FORBIDDEN, MISSING_SCOPE, "Missing required OAuth2 scope");
        }
        ObjectNode user = grant.user().json();
        if (grant.scopes().contains("email")) {
            user.put("email", grant.user().username() + "@example.com").put("verified", true);
        }
        return Answer.json(OK, user);
    }

    Answer authorization(Context request) {
        return bearer(request).map(this::authorization).orElseGet(DiscordVoice::unauthorized);
    }

    private Answer authorization(Grants.Grant grant) {
        ObjectNode body = Json.object();
        body.putObject("application")
                .put("id", app.clientId())
                .put("name", "Gembind (sandbox)")
                .putNull("icon")
                .put("description", "")
                .put("bot_public", true)
                .put("bot_require_code_grant", false);
        ArrayNode scopes = body.putArray("scopes");
        grant.scopes().forEach(scopes::add);
        body.put("expires", grant.until().toString());
        if (grant.scopes().contains(IDENTIFY)) {
            body.set("user", grant.user().json());
        }
        return Answer.json(OK, body);
    }

    private Optional<Grants.Grant> bearer(Context request) {
        String header = request.header("Authorization");
        return header != null && header.startsWith("Bearer ")
                ? grants.findAccess(header.substring(7))
                : Optional.empty();
    }
}
