package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Takes updates in: each is read by itself, handled once, and given up after {@link #TRIES} failures, so that one which
 * cannot be read or handled never holds up the others. Not thread-safe; it belongs to the polling thread.
 */
final class UpdateIntake {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateIntake.class);
    private static final int TRIES = 3;

    private final JsonMapper mapper = new JsonMapper();
    private final UpdateHandler handler;
    private final InstantSource clock;
    private final BotMeters meters;
    private final UpdateCursor cursor = new UpdateCursor();

    UpdateIntake(UpdateHandler handler, InstantSource clock, BotMeters meters) {
        this.handler = handler;
        this.clock = clock;
        this.meters = meters;
    }

    /** Returns the offset to poll with, or null for none. */
    @Nullable
    Integer offset() {
        return cursor.next(clock.instant());
    }

    /**
     * Handles a batch to its end, or until it is time to stop.
     *
     * @return whether there was anything new in it
     */
    boolean take(JsonNode batch, Pause pause) {
        boolean anyNew = false;
        Integer highest = null;
        for (JsonNode node : batch) {
            if (pause.isStopped()) {
                break;
            }
            JsonNode id = node.path("update_id");
            if (!id.isInt()) {
                meters.update("unreadable");
                LOG.warn("Telegram sent an update without a usable id; it is skipped");
                continue;
            }
            anyNew |= takeOne(id.intValue(), node);
            highest = highest == null ? id.intValue() : Math.max(highest, id.intValue());
        }
        if (highest != null) {
            cursor.advance(highest, anyNew);
        }
        return anyNew;
    }

    private boolean takeOne(int id, JsonNode node) {
        if (!cursor.isNew(id)) {
            meters.update("duplicate");
            return false;
        }
        Update update = read(id, node);
        if (update != null) {
            handle(id, update);
        }
        cursor.handled(id, clock.instant());
        return true;
    }

    private @Nullable Update read(int id, JsonNode node) {
        try {
            return mapper.treeToValue(node, Update.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            meters.update("unreadable");
            // the kind only: the message quotes what a person wrote
            LOG.warn(
                    "update {} cannot be read ({}); it is skipped",
                    id,
                    e.getClass().getSimpleName());
            return null;
        }
    }

    private void handle(int id, Update update) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (succeeds(id, () -> handler.handle(update))) {
                meters.update("handled");
                return;
            }
        }
        meters.update("given_up");
        succeeds(id, () -> handler.givenUp(update));
    }

    // The update is the unit of failure here: whatever handling it does to itself must not end the polling thread.
    private static boolean succeeds(int id, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | Error e) {
            LOG.error("handling update {} failed", id, e);
            return false;
        }
    }
}
