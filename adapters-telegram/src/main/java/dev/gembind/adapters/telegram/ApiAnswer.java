package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What came of one Bot API call. Nothing here holds the token. */
sealed interface ApiAnswer {
    /** The call worked; the result as Telegram sent it. */
    record Done(JsonNode result) implements ApiAnswer {}

    /** Too many requests: nothing was done, ask again after this long. */
    record SlowDown(Duration retryAfter) implements ApiAnswer {}

    /** Another reader of the updates exists; {@code webhook} tells which kind. */
    record Conflict(boolean webhook) implements ApiAnswer {}

    /** The token is wrong or revoked. */
    record TokenRejected() implements ApiAnswer {}

    /** Telegram understood and said no; asking again will not help. */
    record Refused(int code, String description) implements ApiAnswer {}

    /** No usable answer: network, time-out, server failure, garbage. Whether it was done is unknown. */
    record Failed(String reason) implements ApiAnswer {}

    /** Returns a word from a closed set, for metrics and logs. */
    default String word() {
        if (this instanceof Done) {
            return "ok";
        } else if (this instanceof SlowDown) {
            return "slow_down";
        } else if (this instanceof Conflict) {
            return "conflict";
        } else if (this instanceof TokenRejected) {
            return "token_rejected";
        }
        return this instanceof Refused ? "refused" : "failed";
    }
}
