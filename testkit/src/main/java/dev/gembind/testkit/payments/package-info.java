/** What every store of payments is held to: the port's promises, and the rules of payments played on top of it. */
@NullMarked
package dev.gembind.testkit.payments;

import org.jspecify.annotations.NullMarked;
