package dev.gembind.adapters.jdbc;

/**
 * What the lanes of one storage share.
 *
 * @param bodies the bodies that run
 * @param backoff the pauses between tries
 */
record PostgresContext(RunningBodies bodies, Backoff backoff) {}
