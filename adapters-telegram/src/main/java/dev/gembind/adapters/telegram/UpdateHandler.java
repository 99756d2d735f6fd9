package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Acts on one update. What it throws costs that update, never the next. */
@FunctionalInterface
interface UpdateHandler {
    /**
     * Acts on the update; called again after a failure, so what it does must bear repeating.
     *
     * @throws dev.gembind.core.storage.StorageException if the update must not be lost: Telegram keeps it until it is handled
     */
    void handle(Update update);

    /** Hears what has arrived by whichever road, before any of it is handled and before it is known whether it is new. */
    default void arrived(JsonNode batch) {}

    /**
     * Hears what a poll has brought, before any of it is handled.
     *
     * @param batch the updates, as Telegram sent them
     * @param offset what they were asked for with, or null
     */
    default void begin(JsonNode batch, @Nullable Integer offset) {}

    /** Hears that an update makes no sense and is skipped. */
    default void unreadable(int updateId, JsonNode update) {}

    /** Hears that a batch is done with, for better or worse. */
    default void end() {}

    /** Hears that no more tries are made. */
    default void givenUp(Update update) {}
}
