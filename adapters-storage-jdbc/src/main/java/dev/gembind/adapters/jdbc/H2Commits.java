package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the bodies of a batch one after another, commits them together and forces them to the device once. A body that
 * throws is taken back alone. Used by the writing thread.
 */
final class H2Commits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(H2Commits.class);
    private static final int MAX_TRIES = 10;

    private final RunningBodies bodies;
    private final H2Session session;
    private final FlushClock clock;
    private final Backoff backoff;
    private volatile @Nullable String stopped;

    H2Commits(RunningBodies bodies, H2Session session, FlushClock clock, Backoff backoff) {
        this.bodies = bodies;
        this.session = session;
        this.clock = clock;
        this.backoff = backoff;
    }

    /** Returns why nothing can be written any more; empty when it can. */
    Optional<String> problem() {
        return Optional.ofNullable(stopped);
    }

    /** Runs a batch to its end; every request is answered afterwards. */
    void commit(List<H2Job<?>> batch) {
        if (stopped != null) {
            fail(batch, new StorageUnavailableException(Outcome.NOT_COMMITTED, stopped, null));
        } else if (!together(batch)) {
            batch.forEach(this::alone);
        }
        batch.forEach(H2Job::publish);
    }

    /** Answers a batch that an unexpected failure has ended, and stops. */
    void abort(List<H2Job<?>> batch, Throwable reason) {
        fail(batch, new StorageUnavailableException(Outcome.UNKNOWN, "the writing thread failed", reason));
        giveUp(SqlFailure.behind(reason));
        batch.forEach(H2Job::publish);
    }

    @Override
    public void close() {
        session.close();
    }

    /** Tries a batch; false, with nothing done, when something else that has the database open was in the way. */
    private boolean together(List<H2Job<?>> batch) {
        boolean changed;
        try {
            changed = runAll(batch);
        } catch (AttemptFailedException conflict) {
            session.close();
            return false;
        } catch (SQLException e) {
            session.close();
            fail(batch, SqlFailure.toException("a batch", Outcome.NOT_COMMITTED, e));
            return true;
        }
        if (changed) {
            makeDurable(batch);
        }
        return true;
    }

    private boolean runAll(List<H2Job<?>> batch) throws SQLException {
        boolean changed = false;
        for (H2Job<?> job : batch) {
            Savepoint before = session.connection().setSavepoint();
            boolean wrote = job.run(bodies, session.handle());
            Throwable failure = job.request().failure();
            if (failure instanceof AttemptFailedException attempt && attempt.isWorthAnotherTry()) {
                throw attempt;
            }
            if (failure != null) {
                session.connection().rollback(before);
            }
            changed |= wrote && failure == null;
        }
        return changed;
    }

    private void makeDurable(List<H2Job<?>> batch) {
        clock.begin();
        try {
            session.commit();
            clock.finish();
        } catch (SQLException e) {
            fail(batch, SqlFailure.toException("the commit of a batch", Outcome.UNKNOWN, e));
            giveUp(e);
        }
    }

    /**
     * A full device leaves the file as it was, so that it can be opened again. After any other failure nobody knows what the
     * device holds, and the next flush could succeed without it: nothing is written any more.
     */
    private void giveUp(SQLException reason) {
        if (SqlFailure.of(reason) != SqlFailure.FULL) {
            stopped = "a change could not be forced to the device; check it and start again";
            LOG.error("the storage has stopped: {}", stopped, reason);
        }
        session.giveUp(clock::giveUp);
    }

    private void alone(H2Job<?> job) {
        for (int refusals = 1; refusals < MAX_TRIES; refusals++) {
            if (job.request().failure() instanceof AttemptFailedException conflict) {
                backoff.count(conflict.retryReason());
            }
            backoff.pause(refusals);
            if (together(List.of(job))) {
                return;
            }
        }
    }

    private static void fail(List<H2Job<?>> batch, StorageException reason) {
        for (H2Job<?> job : batch) {
            if (job.request().failure() == null) {
                job.request().fail(reason);
            }
        }
    }
}
