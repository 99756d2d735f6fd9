/**
 * Programs that measure. Each prints one JSON object per measured row and a table for people;
 * {@code docs/performance.md} tells how to run them.
 */
@NullMarked
package dev.gembind.bench;

import org.jspecify.annotations.NullMarked;
