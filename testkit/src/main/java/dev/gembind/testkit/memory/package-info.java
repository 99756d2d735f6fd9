/**
 * A storage in memory that keeps every promise of {@link dev.gembind.core.storage.Transactor} but durability. It passes
 * the same contract suites as the durable ones, so a service tested on it is tested on the port.
 */
@NullMarked
package dev.gembind.testkit.memory;

import org.jspecify.annotations.NullMarked;
