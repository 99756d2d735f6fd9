package dev.gembind.adapters.jdbc;

/** What differs between the two databases: how transactions run. */
interface JdbcEngine extends AutoCloseable {
    /** Runs a transaction that may change data; returns when the change is durable. */
    <T> T write(Work<T> work);

    /** Runs a transaction that reads, on one durable snapshot. */
    <T> T read(Work<T> work);

    /** Runs a transaction that reads for long, on one durable snapshot, and keeps nobody from writing meanwhile. */
    default <T> T scan(Work<T> work) {
        return read(work);
    }

    /** Tells whether other processes may use the same database. */
    boolean isShared();

    /** Finishes the transactions that are waiting, and closes. */
    @Override
    void close();
}
