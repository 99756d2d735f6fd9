/**
 * The running server: the one place where its parts are put together, started in order, and closed in reverse. See
 * {@link dev.gembind.app.server.Gembind}.
 */
@NullMarked
package dev.gembind.app.server;

import org.jspecify.annotations.NullMarked;
