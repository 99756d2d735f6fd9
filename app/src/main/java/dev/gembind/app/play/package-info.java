/**
 * The server with a sandbox around it: the product as it is, reached by its ordinary configuration keys, with simulated
 * platforms in place of the real ones.
 */
@NullMarked
package dev.gembind.app.play;

import org.jspecify.annotations.NullMarked;
