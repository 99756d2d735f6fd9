/** What every store of seen events is held to: the port's promises, and that each event is taken once. */
@NullMarked
package dev.gembind.testkit.webhooks;

import org.jspecify.annotations.NullMarked;
