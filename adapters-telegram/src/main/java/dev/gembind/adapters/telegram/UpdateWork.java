package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gembind.core.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Reads and handles one update, whichever road it came by: {@link #TRIES} times, then it is given up. Thread-safe. */
final class UpdateWork {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateWork.class);
    private static final int TRIES = 3;

    private final JsonMapper mapper = new JsonMapper();
    private final UpdateHandler handler;
    private final BotMeters meters;
    private final Errands errands;

    UpdateWork(UpdateHandler handler, BotMeters meters, Errands errands) {
        this.handler = handler;
        this.meters = meters;
        this.errands = errands;
    }

    UpdateHandler handler() {
        return handler;
    }

    BotMeters meters() {
        return meters;
    }

    /**
     * Handles an update. When this returns, it is done with, for better or worse, though its answers may be on their way.
     *
     * @throws StorageException if it could not be stored and must come again
     */
    Errand run(int id, JsonNode node) {
        return errands.run(id, () -> handle(id, node));
    }

    private void handle(int id, JsonNode node) {
        Update update;
        try {
            update = mapper.treeToValue(node, Update.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            meters.update("unreadable");
            // the kind only: the message quotes what a person wrote
            LOG.warn(
                    "update {} cannot be read ({}); it is skipped",
                    id,
                    e.getClass().getSimpleName());
            handler.unreadable(id, node);
            return;
        }
        tryToHandle(id, update);
    }

    private void tryToHandle(int id, Update update) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (succeeds(id, () -> handler.handle(update))) {
                meters.update("handled");
                return;
            }
        }
        meters.update("given_up");
        succeeds(id, () -> handler.givenUp(update));
    }

    // The update is the unit of failure here: whatever handling it does to itself must not end the thread.
    private static boolean succeeds(int id, Runnable work) {
        try {
            work.run();
            return true;
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.error("handling update {} failed", id, e);
            return false;
        }
    }
}
