package dev.gembind.adapters.jdbc;

/**
 * What the lanes of one storage share.
 *
 * @param bodies the bodies that run
 * @param backoff the pauses between tries
 * @param limits the limits of time of statements
 * @param postponing how the last changes of a transaction go out
 */
record PostgresContext(RunningBodies bodies, Backoff backoff, ConnectionLimits limits, Postponing postponing) {}
