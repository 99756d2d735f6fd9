/** How often somebody may do something. The counting itself is an adapter's work. */
@NullMarked
package dev.gembind.core.limits;

import org.jspecify.annotations.NullMarked;
