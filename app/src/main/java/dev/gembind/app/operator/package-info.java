/**
 * How commands reach the data: by themselves while nobody has it open, through the management port of the running server
 * otherwise. Both ways end in the same code, which takes and gives JSON.
 */
@NullMarked
package dev.gembind.app.operator;

import org.jspecify.annotations.NullMarked;
