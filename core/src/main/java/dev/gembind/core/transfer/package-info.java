/**
 * Moving all data from one storage to another, whatever their kinds, and checking the rules between rows. It works through
 * the ports alone, so every storage can be moved to every other.
 */
@NullMarked
package dev.gembind.core.transfer;

import org.jspecify.annotations.NullMarked;
