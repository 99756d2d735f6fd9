/**
 * The simulated Stripe: Checkout pages that can be paid, left and let expire, refunds with keys, disputes, and signed events
 * that are sent until they are taken. {@link dev.gembind.sandbox.stripe.StripePlatform} is the door.
 */
@NullMarked
package dev.gembind.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
