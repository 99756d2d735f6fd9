package dev.gembind.core.storage;

/**
 * What happens inside a write transaction: read, decide, write.
 *
 * <p>A body may be run more than once, on a thread of the storage's choosing. So it has no effect but store calls and
 * its return value, calls no other system, and relies on no thread-local.
 *
 * @param <T> the answer of the run that committed
 */
@FunctionalInterface
public interface TransactionBody<T> {
    /** Runs once from the start; any exception rolls everything back. */
    T run(Transaction tx);
}
