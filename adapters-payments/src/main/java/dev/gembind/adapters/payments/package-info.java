/** What providers tell of payments: signatures first, then a strict reading, then one transaction. And what is asked of Stripe. */
@NullMarked
package dev.gembind.adapters.payments;

import org.jspecify.annotations.NullMarked;
