/**
 * A small HTTP server on a loopback port for tests of whatever calls out: it writes exactly the bytes it is told, so it
 * can also be wrong, slow or silent in every way a real one can.
 */
@NullMarked
package dev.gembind.testkit.http;

import org.jspecify.annotations.NullMarked;
