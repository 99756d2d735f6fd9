package dev.gembind.adapters.jdbc;

import java.time.Duration;
import java.util.function.Function;

/**
 * A transaction to be run.
 *
 * @param name what logs and errors call it
 * @param body what it does
 * @param deadline how long its caller waits
 * @param <T> its answer
 */
record Work<T>(String name, Function<JdbcScope, T> body, Duration deadline) {}
