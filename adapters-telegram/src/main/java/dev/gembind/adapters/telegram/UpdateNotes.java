package dev.gembind.adapters.telegram;

import dev.gembind.core.storage.StorageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes settled updates into the inbox: those that wait at the same time together, on a thread of its own, so that
 * neither handling nor sending waits for it. A note that cannot be written is left out: the worst that comes of it is that
 * an update is handled again, which changes nothing. Thread-safe.
 */
final class UpdateNotes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateNotes.class);
    private static final int BATCH = 500;
    private static final int MOST = 10_000;
    private static final long IDLE_SECONDS = 30;
    private static final long CLOSING_SECONDS = 2;

    private final UpdateInbox inbox;
    private final BotMeters meters;
    private final Queue<Integer> waiting = new ArrayDeque<>();
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread made = new Thread(task, "gembind-telegram-notes");
                made.setDaemon(true);
                return made;
            });

    UpdateNotes(UpdateInbox inbox, BotMeters meters) {
        this.inbox = inbox;
        this.meters = meters;
        thread.allowCoreThreadTimeOut(true);
    }

    /** Has an update noted before long, and returns at once. */
    void settled(int update) {
        synchronized (waiting) {
            if (waiting.size() >= MOST) {
                meters.notes("dropped", 1);
                return;
            }
            waiting.add(update);
            if (waiting.size() > 1) {
                return; // whoever added the first of these has called the thread
            }
        }
        try {
            thread.execute(this::write);
        } catch (RejectedExecutionException e) {
            LOG.debug("a note of an update was left behind at the end");
        }
    }

    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private void write() {
        for (List<Integer> batch = take(); !batch.isEmpty(); batch = take()) {
            try {
                inbox.note(batch);
                meters.notes("written", batch.size());
            } catch (StorageException e) {
                meters.notes("failed", batch.size());
                LOG.warn("that {} updates were handled could not be noted: {}", batch.size(), e.getMessage());
            }
        }
    }

    private List<Integer> take() {
        List<Integer> batch = new ArrayList<>();
        synchronized (waiting) {
            while (batch.size() < BATCH && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
        }
        return batch;
    }

    /** Writes what waits; the thread is never interrupted, for that could harm the files it writes. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("notes of updates are still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
