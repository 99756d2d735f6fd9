/** Extensions that fail a test for what it leaves behind: running threads, and exceptions nobody caught. */
@NullMarked
package dev.gembind.testkit.junit;

import org.jspecify.annotations.NullMarked;
