package dev.gembind.core.storage;

/**
 * Runs transactions. Thread-safe; a storage has exactly one.
 *
 * <ul>
 *   <li><b>Strictly serializable.</b> Transactions happen one after another in some order, and one that returned before
 *       another was started comes first in it.
 *   <li><b>Durable.</b> When {@link #write} returns, the change survives the loss of the process and of the power. Nobody
 *       sees a change before it is durable.
 *   <li><b>All or nothing</b>, across every store of this storage.
 *   <li><b>Read your writes</b> inside a body.
 *   <li><b>A body's exception</b>, of any type, rolls back, reaches the caller as it is, and is never retried.
 *   <li><b>Conflicts</b> between transactions are retried inside, each time with the whole body.
 *   <li><b>A storage failure</b> is a {@link StorageException}; its {@link StorageException#outcome()} says whether the
 *       change is certainly absent or unknown. Unknown is settled by running the same idempotent request again.
 *   <li><b>No nesting.</b> Calling either method inside a body throws {@link IllegalStateException} and rolls the outer
 *       transaction back.
 *   <li><b>Values come back as they were</b>: texts of any length and of any characters, U+0000 too, compared character by
 *       character without normalizing; times from the year 1 to the year 9999, to the microsecond (what is finer may be cut
 *       off, never rounded up). A text with an unpaired surrogate and a time outside those years are refused with {@link
 *       ConstraintViolatedException}, not committed, by every storage alike, so that what one took another can take over.
 *   <li><b>Interrupting</b> a waiting caller ends the wait with an unknown outcome, never the write itself.
 * </ul>
 */
public interface Transactor {
    /**
     * Runs a body that may change data, and returns its answer once the change is durable.
     *
     * @param name a constant that names this transaction in logs and metrics, such as {@code "bind"}
     * @throws StorageException if the storage failed
     */
    <T> T write(String name, TransactionBody<T> body);

    /**
     * Runs a body that only reads, on one consistent and durable snapshot.
     *
     * @param name a constant that names this transaction in logs and metrics
     * @throws StorageException if the storage failed
     */
    <T> T read(String name, ReadBody<T> body);
}
