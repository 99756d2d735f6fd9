package dev.gembind.sandbox.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.faults.PlatformVoice;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Json;

/** Discord's error shapes: the API's {@code code} and {@code message}, and the token endpoint's OAuth errors. */
final class DiscordVoice implements PlatformVoice {
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int TOO_MANY = 429;
    static final int SERVER_ERROR = 500;
    private static final int OK = 200;

    @Override
    public Answer rateLimited(long seconds) {
        ObjectNode body = Json.object().put("message", "You are being rate limited.");
        body.put("retry_after", (double) seconds).put("global", false);
        return Answer.json(TOO_MANY, body)
                .with("Retry-After", Long.toString(seconds))
                .with("X-RateLimit-Scope", "user")
                .with("X-RateLimit-Limit", Integer.toString(RateWindow.LIMIT))
                .with("X-RateLimit-Remaining", "0")
                .with("X-RateLimit-Reset-After", seconds + ".0");
    }

    @Override
    public Answer serverError() {
        return api(SERVER_ERROR, 0, "500: Internal Server Error");
    }

    @Override
    public Answer wrongShape() {
        ObjectNode body = Json.object();
        body.putObject("access_token").put("oops", true);
        body.putArray("id").add(1).add("two");
        return Answer.json(OK, body.put("token_type", 7));
    }

    static Answer api(int status, int code, String message) {
        return Answer.json(status, Json.object().put("message", message).put("code", code));
    }

    static Answer unauthorized() {
        return api(UNAUTHORIZED, 0, "401: Unauthorized");
    }

    static Answer oauth(int status, String error, String description) {
        return Answer.json(status, Json.object().put("error", error).put("error_description", description));
    }
}
