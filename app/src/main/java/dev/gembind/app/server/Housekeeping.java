package dev.gembind.app.server;

import dev.gembind.core.storage.StorageException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what has expired, a little at a time so that nobody has to wait for it. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int AT_ONCE = 500;
    private static final int ROUNDS = 20;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final List<Chore> chores;
    private final BooleanSupplier turn;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.daemon("gembind-housekeeping"));

    /**
     * Something to remove.
     *
     * @param name what, for the log
     * @param purge removes at most so many, and returns how many; as many as allowed when there may be more
     */
    record Chore(String name, IntUnaryOperator purge) {
        /** A chore with a limit of its own, which only tells whether there may be more. */
        static Chore whileMore(String name, BooleanSupplier purge) {
            return new Chore(name, limit -> purge.getAsBoolean() ? limit : 0);
        }
    }

    /**
     * @param turn whether this instance is the one that does it
     */
    Housekeeping(List<Chore> chores, BooleanSupplier turn) {
        this.chores = List.copyOf(chores);
        this.turn = turn;
    }

    /** Begins, and does it again after each pause. */
    Housekeeping every(Duration pause) {
        var unused =
                thread.scheduleWithFixedDelay(this::run, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Does every chore once. */
    void run() {
        chores.forEach(this::run);
    }

    private void run(Chore chore) {
        try {
            int round = 0;
            int now = AT_ONCE;
            while (now == AT_ONCE && round < ROUNDS && turn.getAsBoolean()) {
                now = chore.purge().applyAsInt(AT_ONCE);
                round++;
            }
            LOG.debug("looked for expired {} {} times", chore.name(), round);
        } catch (StorageException e) {
            // it is tried again soon; health tells what is wrong with the storage
            LOG.warn("expired {} could not be removed: {}", chore.name(), e.getMessage());
        } catch (RuntimeException e) {
            // an exception that left this thread would end the schedule without a word
            LOG.error("removing expired {} failed", chore.name(), e);
        }
    }

    @Override
    public void close() {
        Threads.end(thread, LAST_WORDS);
    }
}
