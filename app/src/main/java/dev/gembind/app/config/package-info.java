/**
 * Everything that can be configured: which keys there are, where their values come from, and whether they fit together.
 * Nothing is used before all of it was checked, and all that is wrong is told at once.
 */
@NullMarked
package dev.gembind.app.config;

import org.jspecify.annotations.NullMarked;
