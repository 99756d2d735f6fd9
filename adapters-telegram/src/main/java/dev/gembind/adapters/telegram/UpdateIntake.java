package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes updates in that were polled: each is handled by itself and once, so that one which cannot be read or handled never
 * holds up the others. One that storage failed on is not confirmed: Telegram keeps it and sends it again, with those behind
 * it. Not thread-safe; it belongs to the polling thread.
 *
 * <p>The next poll tells Telegram to forget the batch. So it is put off until the batch is answered, for {@link #ANSWERING}
 * at most: who dies before that is given the updates again, and answers them. A chat that has to wait for longer, because
 * Telegram asked for that, holds up nobody else.
 */
final class UpdateIntake {
    static final Duration ANSWERING = Duration.ofMillis(300);
    private static final Logger LOG = LoggerFactory.getLogger(UpdateIntake.class);

    private final UpdateWork work;
    private final InstantSource clock;
    private final @Nullable UpdateInbox inbox;
    private final Duration answering;
    private final UpdateCursor cursor = new UpdateCursor();

    /**
     * @param inbox knows of updates that were handled elsewhere or before; null where nobody remembers them
     * @param answering how long the answers to a batch are waited for
     */
    UpdateIntake(UpdateWork work, InstantSource clock, @Nullable UpdateInbox inbox, Duration answering) {
        this.work = work;
        this.clock = clock;
        this.inbox = inbox;
        this.answering = answering;
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
        work.handler().begin(batch, offset());
        try {
            return takeAll(batch, pause);
        } finally {
            work.handler().end();
        }
    }

    private boolean takeAll(JsonNode batch, Pause pause) {
        learn(batch);
        List<Errand> errands = new ArrayList<>();
        Integer highest = null;
        Integer kept = null;
        for (JsonNode node : batch) {
            if (pause.isStopped()) {
                break;
            }
            JsonNode id = node.path("update_id");
            if (!id.isInt()) {
                work.meters().update("unreadable");
                LOG.warn("Telegram sent an update without a usable id; it is skipped");
                continue;
            }
            if (!isTaken(id.intValue(), node, errands)) {
                kept = kept == null ? id.intValue() : Math.min(kept, id.intValue());
            }
            highest = highest == null ? id.intValue() : Math.max(highest, id.intValue());
        }
        awaitAnswers(errands);
        if (kept != null) {
            cursor.keep(kept);
            return false;
        }
        if (highest != null) {
            cursor.advance(highest, !errands.isEmpty());
        }
        return !errands.isEmpty();
    }

    /** Handles an update that is new; returns whether Telegram may forget it. */
    private boolean isTaken(int id, JsonNode node, List<Errand> errands) {
        if (!cursor.isNew(id)) {
            work.meters().update("duplicate");
            return true;
        }
        try {
            errands.add(work.run(id, node));
        } catch (StorageException e) {
            work.meters().update("kept");
            LOG.warn("update {} could not be stored and is asked for again: {} ({})", id, e.code(), e.outcome(), e);
            return false;
        }
        cursor.handled(id, clock.instant());
        return true;
    }

    /** Learns which of them came before, to another instance or by the webhook. */
    private void learn(JsonNode batch) {
        List<Integer> fresh = new ArrayList<>();
        batch.forEach(node -> {
            JsonNode id = node.path("update_id");
            if (id.isInt() && cursor.isNew(id.intValue())) {
                fresh.add(id.intValue());
            }
        });
        if (inbox != null && !fresh.isEmpty()) {
            Instant now = clock.instant();
            inbox.settledAmong(fresh).forEach(id -> cursor.handled(id, now));
        }
    }

    private void awaitAnswers(List<Errand> errands) {
        long end = System.nanoTime() + answering.toNanos();
        try {
            for (Errand errand : errands) {
                if (!errand.awaitSettled(Duration.ofNanos(end - System.nanoTime()))) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
