/** The commands: what they take, what they print, and the exit codes they end with. */
@NullMarked
package dev.gembind.app.cli;

import org.jspecify.annotations.NullMarked;
