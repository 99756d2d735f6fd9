/** The program: its entry, and what it knows about itself. */
@NullMarked
package dev.gembind.app;

import org.jspecify.annotations.NullMarked;
