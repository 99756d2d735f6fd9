package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.faults.PlatformVoice;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Json;

/** The Bot API's envelope. */
final class TelegramVoice implements PlatformVoice {
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    static Answer ok(JsonNode result) {
        ObjectNode body = Json.object().put("ok", true);
        body.set("result", result);
        return Answer.json(OK, body);
    }

    static Answer error(int code, String description) {
        return Answer.json(code, envelope(code, description));
    }

    @Override
    public Answer rateLimited(long seconds) {
        ObjectNode body = envelope(TOO_MANY, "Too Many Requests: retry after " + seconds);
        body.putObject("parameters").put("retry_after", seconds);
        return Answer.json(TOO_MANY, body).with("Retry-After", Long.toString(seconds));
    }

    @Override
    public Answer serverError() {
        return error(SERVER_ERROR, "Internal Server Error: restart");
    }

    @Override
    public Answer wrongShape() {
        ObjectNode body = Json.object().put("ok", true);
        body.putObject("result")
                .put("message_id", "not a number")
                .putArray("chat")
                .add(1);
        return Answer.json(OK, body);
    }

    private static ObjectNode envelope(int code, String description) {
        return Json.object().put("ok", false).put("error_code", code).put("description", description);
    }
}
