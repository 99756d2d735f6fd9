/**
 * A second telling of the rules of gems, with plain maps and arithmetic of its own, and random histories that hold the real
 * ledger to it on any store.
 */
@NullMarked
package dev.gembind.testkit.ledger.model;

import org.jspecify.annotations.NullMarked;
