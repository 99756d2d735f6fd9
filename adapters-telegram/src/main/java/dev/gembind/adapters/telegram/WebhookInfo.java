package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Telegram says of a bot's webhook (Bot API, "WebhookInfo").
 *
 * @param url where updates go; empty when none is set
 * @param waiting how many updates wait to be delivered
 * @param error what went wrong last, in Telegram's words; null if nothing did
 * @param errorAt when that was; null if nothing went wrong
 * @param kinds the kinds of updates that are sent; empty when Telegram does not say
 */
public record WebhookInfo(
        String url,
        long waiting,
        @Nullable String error,
        @Nullable Instant errorAt,
        List<String> kinds) {
    private static final int MAX_ERROR = 200;

    /** Copies the list. */
    public WebhookInfo {
        kinds = List.copyOf(kinds);
    }

    static WebhookInfo read(JsonNode told) {
        String error = told.path("last_error_message").asText("");
        long errorAt = told.path("last_error_date").asLong(0);
        List<String> kinds = new ArrayList<>();
        told.path("allowed_updates").forEach(kind -> kinds.add(kind.asText()));
        return new WebhookInfo(
                told.path("url").asText(""),
                told.path("pending_update_count").asLong(0),
                error.isEmpty() ? null : error.substring(0, Math.min(error.length(), MAX_ERROR)),
                errorAt <= 0 ? null : Instant.ofEpochSecond(errorAt),
                kinds);
    }
}
