/**
 * What happened, by whom, with which result: an append-only log written in the same transaction as the fact, and alerts
 * for what somebody should look at soon.
 */
@NullMarked
package dev.gembind.core.audit;

import org.jspecify.annotations.NullMarked;
