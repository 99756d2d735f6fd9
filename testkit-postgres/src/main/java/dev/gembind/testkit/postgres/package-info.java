/**
 * A real PostgreSQL for tests, from the binaries on the class path: nothing has to be installed, nothing is shared between
 * two runs, and nothing stays behind, even when the test process is killed.
 */
@NullMarked
package dev.gembind.testkit.postgres;

import org.jspecify.annotations.NullMarked;
