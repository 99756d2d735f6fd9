package dev.gembind.adapters.jdbc;

/**
 * What the lanes of one storage share.
 *
 * @param bodies the bodies that run
 * @param backoff the pauses between tries
 * @param postpones whether the last changes of a transaction may go out with its commit
 */
record PostgresContext(RunningBodies bodies, Backoff backoff, boolean postpones) {}
