package dev.gembind.adapters.discord;

import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.bindings.IdentityResult;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.http.Deadline;
import dev.gembind.http.HttpAnswer;
import dev.gembind.http.HttpResult;
import dev.gembind.http.JsonObject;
import dev.gembind.http.JsonShapeException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks whose token it is. First whether it was made for us: a token of another application, slipped in by its owner,
 * would prove that person to anybody (token substitution). Then who it is.
 */
final class AccountLookup {
    private static final int FORBIDDEN = 403;
    private static final String NAMELESS = "Discord user";

    private final String clientId;
    private final DiscordApi api;
    private final Weather weather;

    AccountLookup(String clientId, DiscordApi api, Weather weather) {
        this.clientId = clientId;
        this.api = api;
        this.weather = weather;
    }

    Step<VerifiedIdentity> look(Secret token, Deadline deadline) {
        return read(api.authorization(token, deadline), this::checkAuthorization)
                .then(authorization -> read(api.user(token, deadline), user -> checkUser(user, authorization)));
    }

    private static <T> Step<T> unavailable(String reason) {
        return new Step.Ended<>(new IdentityResult.Unavailable(reason));
    }

    private <T> Step<T> read(HttpResult result, Function<JsonObject, Step<T>> reader) {
        Optional<IdentityResult.Unavailable> trouble = weather.explain(result);
        if (trouble.isPresent()) {
            return new Step.Ended<>(trouble.get());
        }
        if (result instanceof HttpResult.Refused refused) {
            return refused(refused.answer());
        }
        try {
            return reader.apply(((HttpResult.Success) result).answer().json());
        } catch (JsonShapeException e) {
            return unavailable("wrong-shape");
        }
    }

    /** The token is a second old: if Discord does not know it, Discord is not well, and nobody refused anything. */
    private static <T> Step<T> refused(HttpAnswer answer) {
        return answer.status() == FORBIDDEN ? Refusal.SCOPE_MISSING.ended() : unavailable("token-not-known");
    }

    private Step<JsonObject> checkAuthorization(JsonObject authorization) {
        if (!authorization.object("application").text("id").equals(clientId)) {
            return Refusal.FOREIGN_APPLICATION.ended();
        }
        return authorization.texts("scopes").contains(DiscordApi.SCOPE)
                ? new Step.Done<>(authorization)
                : Refusal.SCOPE_MISSING.ended();
    }

    private static Step<VerifiedIdentity> checkUser(JsonObject user, JsonObject authorization) {
        String id = user.text("id");
        if (user.flag("bot", false) || user.flag("system", false)) {
            return Refusal.NOT_A_PERSON.ended();
        }
        if (!Snowflake.isOne(id)) {
            return Refusal.ID_INVALID.ended();
        }
        // the second source is optional in Discord's description
        if (authorization
                .findObject("user")
                .map(same -> same.text("id"))
                .filter(other -> !other.equals(id))
                .isPresent()) {
            return Refusal.ID_MISMATCH.ended();
        }
        return new Step.Done<>(new VerifiedIdentity(new PlatformAccount(Platform.DISCORD, id), name(user)));
    }

    private static DisplayName name(JsonObject user) {
        DisplayName unique = DisplayName.of(user.findText("username").orElse(""), NAMELESS);
        return DisplayName.of(user.findText("global_name").orElse(""), unique.value());
    }
}
