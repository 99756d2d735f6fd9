/** Tells machines how the server is: alive, ready, and in detail on the management port. */
@NullMarked
package dev.gembind.adapters.web.health;

import org.jspecify.annotations.NullMarked;
