package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gembind.core.storage.StorageException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Takes updates in: each is read by itself, handled once, and given up after {@link #TRIES} failures, so that one which
 * cannot be read or handled never holds up the others. One that storage failed on is not confirmed: Telegram keeps it and
 * sends it again, with those behind it. Not thread-safe; it belongs to the polling thread.
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
     * @return whether there was anything new in it, all of which was handled
     */
    boolean take(JsonNode batch, Pause pause) {
        handler.begin(batch, offset());
        try {
            return takeAll(batch, pause);
        } finally {
            handler.end();
        }
    }

    private boolean takeAll(JsonNode batch, Pause pause) {
        boolean anyNew = false;
        Integer highest = null;
        Integer kept = null;
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
            Taken taken = takeOne(id.intValue(), node);
            anyNew |= taken == Taken.NEW;
            if (taken == Taken.KEPT) {
                kept = kept == null ? id.intValue() : Math.min(kept, id.intValue());
            }
            highest = highest == null ? id.intValue() : Math.max(highest, id.intValue());
        }
        if (kept != null) {
            cursor.keep(kept);
            return false;
        }
        if (highest != null) {
            cursor.advance(highest, anyNew);
        }
        return anyNew;
    }

    private enum Taken {
        NEW,
        KNOWN,
        KEPT
    }

    private Taken takeOne(int id, JsonNode node) {
        if (!cursor.isNew(id)) {
            meters.update("duplicate");
            return Taken.KNOWN;
        }
        Update update = read(id, node);
        try {
            if (update != null) {
                handle(id, update);
            }
        } catch (StorageException e) {
            meters.update("kept");
            LOG.warn("update {} could not be stored and is asked for again: {} ({})", id, e.code(), e.outcome(), e);
            return Taken.KEPT;
        }
        cursor.handled(id, clock.instant());
        return Taken.NEW;
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
            handler.unreadable(id, node);
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
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.error("handling update {} failed", id, e);
            return false;
        }
    }
}
