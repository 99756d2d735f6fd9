/** Puts several threads at one starting line, for tests of what happens when everybody comes at once. */
@NullMarked
package dev.gembind.testkit.race;

import org.jspecify.annotations.NullMarked;
