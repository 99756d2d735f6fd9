/**
 * Random histories of people binding, unlinking, signing in and being deleted, and the rules that must hold after each of
 * them whatever was interleaved with what. A history on one thread replays exactly from its seed.
 */
@NullMarked
package dev.gembind.testkit.histories;

import org.jspecify.annotations.NullMarked;
