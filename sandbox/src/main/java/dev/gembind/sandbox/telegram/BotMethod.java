package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;

/** One method of the Bot API: returns what stands under {@code result} or throws {@link BotApiException}. */
@FunctionalInterface
interface BotMethod {
    JsonNode call(Params params);
}
