package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.Transactor;

/** What differs between the two databases: how transactions run. */
interface JdbcEngine extends Transactor, AutoCloseable {
    /** Finishes the transactions that are waiting, and closes. */
    @Override
    void close();
}
