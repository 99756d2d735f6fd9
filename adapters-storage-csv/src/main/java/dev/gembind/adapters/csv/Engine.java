package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageException.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits batches of transactions: runs the bodies one after another, has their journal lines made durable, makes them
 * visible, and only then answers. Used by one thread, which thereby makes all transactions serial.
 */
final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int MAX_BATCH = 4096;

    private final EngineContext context;
    private final JournalWriter journal;
    private final JournalBatch batch = new JournalBatch();
    private final List<WriteRequest<?>> waiting = new ArrayList<>();

    Engine(EngineContext context, JournalWriter journal) {
        this.context = context;
        this.journal = journal;
    }

    /**
     * Takes requests until there are no more or the batch is large enough, and commits them together.
     *
     * @param requests gives the next request, or null when there is none
     */
    void commitBatch(Supplier<@Nullable WriteRequest<?>> requests) {
        journal.begin(batch);
        boolean writable = journal.isWritable();
        WriteRequest<?> request = requests.get();
        while (request != null) {
            if (request.start()) {
                waiting.add(request);
                if (writable) {
                    runOrStartOver(request);
                }
            }
            boolean more = waiting.size() < MAX_BATCH
                    && batch.size() < context.settings().batchBytes();
            request = more ? requests.get() : null;
        }
        if (writable) {
            commit();
        } else {
            answerAll(new JournalWriter.Refused(context.health().refusal(), Outcome.NOT_COMMITTED));
        }
    }

    /** Called when nothing is to do: closes the journal with proof that all of it is durable. */
    void idle() {
        journal.idle();
        if (!journal.needsWatermark() || !journal.isWritable()) {
            return;
        }
        journal.begin(batch);
        batch.watermark();
        journal.write(batch);
    }

    /** Returns files that hold everything durable and will not change any more. */
    BackupPoint backupPoint() {
        return journal.backupPoint();
    }

    /** Gives up after something that must not happen, so that nobody waits for answers in vain. */
    void abort(Throwable cause) {
        LOG.error("the commit thread failed; no more writes until the storage is opened again", cause);
        context.health().poison("an unexpected failure");
        context.catalog().discard();
        answerAll(new JournalWriter.Refused(context.health().refusal(), Outcome.UNKNOWN));
    }

    /** Runs a body. An error can strike anywhere, even inside a map, so the batch then starts over without that body. */
    private void runOrStartOver(WriteRequest<?> request) {
        boolean whole = run(request);
        while (!whole) {
            context.catalog().discard();
            journal.begin(batch);
            whole = waiting.stream().allMatch(other -> other.hasFailed() || run(other));
        }
    }

    /** Returns false after an error, when what the batch has changed so far cannot be relied on. */
    private boolean run(WriteRequest<?> request) {
        CsvScope scope = new CsvScope(context.catalog());
        CsvTransaction tx = new CsvTransaction(scope, batch);
        context.running().enterWrite(scope);
        try {
            request.run(tx);
            scope.requireNotDoomed();
            if (tx.rows() > 0) {
                LOG.debug("{} writes {} rows", request.name(), tx.rows());
                batch.commit();
            }
            return true;
        } catch (Error error) { // whatever a body throws belongs to its caller, not to this thread
            request.holdFailure(error);
            return false;
        } catch (Throwable thrown) {
            tx.rollBack();
            batch.rollBack();
            request.holdFailure(thrown);
            return true;
        } finally {
            context.running().leaveWrite(scope);
        }
    }

    private void commit() {
        if (batch.size() == 0) {
            answerAll(JournalWriter.DURABLE);
            return;
        }
        JournalWriter.Result result = journal.write(batch);
        if (result instanceof JournalWriter.Durable) {
            context.catalog().apply();
        } else {
            context.catalog().discard();
        }
        answerAll(result);
        journal.rotateWhenDue();
    }

    private void answerAll(JournalWriter.Result result) {
        if (result instanceof JournalWriter.Refused refused) {
            waiting.forEach(request -> request.holdFailure(refused.failure().apply(refused.outcome())));
        }
        WakeUps.answer(waiting);
        waiting.clear();
    }
}
