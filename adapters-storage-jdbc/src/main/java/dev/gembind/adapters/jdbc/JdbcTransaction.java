package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.Transaction;

/** The handle of a running write. */
record JdbcTransaction(JdbcScope scope) implements Transaction {}
