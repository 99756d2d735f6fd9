package dev.gembind.adapters.telegram;

import org.telegram.telegrambots.meta.api.objects.Update;

/** Acts on one update. What it throws costs that update, never the next. */
@FunctionalInterface
interface UpdateHandler {
    /** Acts on the update; called again after a failure, so what it does must bear repeating. */
    void handle(Update update);

    /** Hears that no more tries are made. */
    default void givenUp(Update update) {}
}
