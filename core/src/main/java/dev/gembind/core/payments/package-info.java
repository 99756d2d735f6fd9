/**
 * Payments: one path for every provider. A charge is what was paid, once; an order is what was meant to be paid. The facts
 * known of a charge only ever grow, and the gems follow from the facts, so that events may come twice and in any order.
 */
@NullMarked
package dev.gembind.core.payments;

import org.jspecify.annotations.NullMarked;
