/** Counts permits in this process. */
@NullMarked
package dev.gembind.app.limits;

import org.jspecify.annotations.NullMarked;
