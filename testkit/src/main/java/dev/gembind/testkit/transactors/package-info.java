/**
 * Transactors around the transactor of any storage, that do what a good one may do but seldom does: run a body twice, and lose
 * the answer of a commit. Whoever relies on more than the port promises is found out by them.
 */
@NullMarked
package dev.gembind.testkit.transactors;

import org.jspecify.annotations.NullMarked;
