/**
 * The outside world, simulated: Discord and Telegram over real HTTP on loopback, with invented people, a phone-like
 * page, and switches that break each platform. It knows nothing of the product; the product cannot tell it from the
 * real thing but by the mark on every answer. {@link dev.gembind.sandbox.Sandbox} is the door.
 */
@NullMarked
package dev.gembind.sandbox;

import org.jspecify.annotations.NullMarked;
