package dev.gembind.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.faults.PlatformVoice;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Json;

/** Stripe's error shape: {@code {"error": {"type", "code", "message"}}}. */
final class StripeVoice implements PlatformVoice {
    static final int BAD_REQUEST = 400;
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    @Override
    public Answer rateLimited(long seconds) {
        return error(TOO_MANY, "invalid_request_error", "rate_limit").with("Retry-After", Long.toString(seconds));
    }

    @Override
    public Answer serverError() {
        return error(SERVER_ERROR, "api_error", "");
    }

    @Override
    public Answer wrongShape() {
        ObjectNode body = Json.object().put("id", 7).put("status", true);
        body.putObject("url").put("oops", true);
        return Answer.json(OK, body);
    }

    static Answer invalid(String code) {
        return error(BAD_REQUEST, "invalid_request_error", code);
    }

    static Answer error(int status, String type, String code) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("type", type).put("message", "simulated: " + type + " " + code);
        if (!code.isEmpty()) {
            error.put("code", code);
        }
        return Answer.json(status, body);
    }
}
