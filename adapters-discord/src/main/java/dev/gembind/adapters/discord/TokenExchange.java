package dev.gembind.adapters.discord;

import dev.gembind.core.Secret;
import dev.gembind.core.bindings.AuthorizationGrant;
import dev.gembind.core.bindings.IdentityResult;
import dev.gembind.http.Deadline;
import dev.gembind.http.HttpAnswer;
import dev.gembind.http.HttpResult;
import dev.gembind.http.JsonObject;
import dev.gembind.http.JsonShapeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns a code into an access token, once: a code works one time, so whoever asks twice is told that it is spent (RFC
 * 6749, sections 4.1.3 to 5.2).
 */
final class TokenExchange {
    private static final int MAX_CODE = 512;
    private static final int UNAUTHORIZED = 401;

    private final DiscordApi api;
    private final Weather weather;

    TokenExchange(DiscordApi api, Weather weather) {
        this.api = api;
        this.weather = weather;
    }

    Step<Secret> exchange(AuthorizationGrant grant, Deadline deadline) {
        if (!isCode(grant.code())) {
            return Refusal.CODE_INVALID.ended();
        }
        HttpResult result = api.exchange(grant, deadline);
        Optional<IdentityResult.Unavailable> trouble = weather.explain(result);
        if (trouble.isPresent()) {
            return new Step.Ended<>(trouble.get());
        }
        return result instanceof HttpResult.Success success
                ? token(success.answer().json())
                : refused(((HttpResult.Refused) result).answer());
    }

    /** A code is printable ASCII (RFC 6749, appendix A.11); anything else is not worth a call. */
    private static boolean isCode(String code) {
        return !code.isEmpty() && code.length() <= MAX_CODE && code.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static Step<Secret> token(JsonObject answer) {
        try {
            String token = answer.text("access_token");
            if (!isToken(token)) {
                return unusable();
            }
            if (!answer.text("token_type").toLowerCase(Locale.ROOT).equals("bearer")) {
                return Refusal.TOKEN_TYPE.ended();
            }
            return scopes(answer).contains(DiscordApi.SCOPE)
                    ? new Step.Done<>(Secret.of(token))
                    : Refusal.SCOPE_MISSING.ended();
        } catch (JsonShapeException e) {
            return unusable();
        }
    }

    private static Step<Secret> unusable() {
        return new Step.Ended<>(new IdentityResult.Unavailable("wrong-shape"));
    }

    /** A token goes into a header (RFC 6750, section 2.1), where other characters would break the request. */
    private static boolean isToken(String token) {
        return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    private static List<String> scopes(JsonObject answer) {
        return answer.findText("scope")
                .map(text -> List.of(text.split(" ", -1)))
                .orElse(List.of());
    }

    private Step<Secret> refused(HttpAnswer answer) {
        Refusal refusal = refusal(answer);
        if (refusal == Refusal.CLIENT_REJECTED || refusal == Refusal.REDIRECT_REJECTED) {
            weather.misconfigured(refusal);
        }
        return refusal.ended();
    }

    private static Refusal refusal(HttpAnswer answer) {
        String error = word(answer, "error");
        // the same error means a spent code or a wrong address; only the description tells
        if (word(answer, "error_description").contains("redirect_uri")) {
            return Refusal.REDIRECT_REJECTED;
        }
        if (answer.status() == UNAUTHORIZED || error.equals("invalid_client") || error.equals("unauthorized_client")) {
            return Refusal.CLIENT_REJECTED;
        }
        // the older form of Discord for a bad code is invalid_request
        boolean code = error.equals("invalid_grant") || error.equals("invalid_request");
        return code ? Refusal.CODE_INVALID : Refusal.EXCHANGE_REFUSED;
    }

    private static String word(HttpAnswer answer, String field) {
        try {
            return answer.findJson().flatMap(json -> json.findText(field)).orElse("");
        } catch (JsonShapeException e) {
            // an explanation of another shape explains nothing
            return "";
        }
    }
}
