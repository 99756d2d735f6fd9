package dev.gembind.core.storage;

/**
 * What is read from one snapshot. The rules of {@link TransactionBody} hold here too.
 *
 * @param <T> the answer
 */
@FunctionalInterface
public interface ReadBody<T> {
    /** Reads; all store calls see the same state. */
    T run(Snapshot snapshot);
}
