/** What providers tell of payments: signatures first, then a strict reading, then one transaction. */
@NullMarked
package dev.gembind.adapters.payments;

import org.jspecify.annotations.NullMarked;
