/** The invented people who have accounts on the simulated platforms. */
@NullMarked
package dev.gembind.sandbox.people;

import org.jspecify.annotations.NullMarked;
