/**
 * The switches that break a simulated platform: what can go wrong, for which call and how often, and the gate every
 * request passes where it does go wrong.
 */
@NullMarked
package dev.gembind.sandbox.faults;

import org.jspecify.annotations.NullMarked;
