/** What every ledger store is held to: the port's promises, and the rules of gems played on top of it. */
@NullMarked
package dev.gembind.testkit.ledger;

import org.jspecify.annotations.NullMarked;
