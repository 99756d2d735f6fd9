package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.primitives.Ints;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a Bot API answer. The status line is not trusted: proxies answer 200 with a page, and Telegram puts
 * its own code into the body (Bot API, "Making requests").
 */
final class AnswerReader {
    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SHORTEST_WAIT_SECONDS = 1;
    private static final int LONGEST_WAIT_SECONDS = 3600;
    private static final int MAX_DESCRIPTION = 200;

    private final JsonMapper mapper;
    private final String token;

    AnswerReader(JsonMapper mapper, String token) {
        this.mapper = mapper;
        this.token = token;
    }

    ApiAnswer read(int status, @Nullable String retryAfterHeader, byte[] body) {
        JsonNode root = parse(body);
        if (status == TOO_MANY && !root.isObject()) {
            // a gateway in front of Telegram slows down with a page, and says how long in the header only
            return new ApiAnswer.SlowDown(seconds(retryAfterHeader));
        }
        if (!root.isObject() || !root.path("ok").isBoolean()) {
            return new ApiAnswer.Failed("status " + status + " with a body that is not a Bot API answer");
        }
        if (root.path("ok").booleanValue()) {
            return root.has("result")
                    ? new ApiAnswer.Done(root.path("result"))
                    : new ApiAnswer.Failed("an answer without a result");
        }
        return refusal(root.path("error_code").asInt(status), root);
    }

    private ApiAnswer refusal(int code, JsonNode root) {
        String description = describe(root.path("description").asText(""));
        return switch (code) {
            case TOO_MANY ->
                new ApiAnswer.SlowDown(
                        bounded(root.path("parameters").path("retry_after").asInt(0)));
            case CONFLICT -> new ApiAnswer.Conflict(description.contains("webhook"));
            case UNAUTHORIZED -> new ApiAnswer.TokenRejected();
            default ->
                code >= 400 && code < 500
                        ? new ApiAnswer.Refused(code, description)
                        : new ApiAnswer.Failed("error code " + code);
        };
    }

    private static Duration seconds(@Nullable String header) {
        Integer seconds = header == null ? null : Ints.tryParse(header.strip());
        return bounded(seconds == null ? 0 : seconds);
    }

    private static Duration bounded(int seconds) {
        return Duration.ofSeconds(Math.min(Math.max(seconds, SHORTEST_WAIT_SECONDS), LONGEST_WAIT_SECONDS));
    }

    /** A proxy may echo the address it was asked for, and the address holds the token. */
    private String describe(String text) {
        String masked = text.replace(token, "***");
        return masked.length() <= MAX_DESCRIPTION ? masked : masked.substring(0, MAX_DESCRIPTION);
    }

    private JsonNode parse(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException e) {
            return mapper.missingNode();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }
}
