package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.Snapshot;

/** The handle of a running read. */
record JdbcSnapshot(JdbcScope scope) implements Snapshot {}
