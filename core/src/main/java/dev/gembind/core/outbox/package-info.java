/**
 * Messages that must reach somebody, stored with the fact behind them and sent afterwards, at least once. {@link
 * dev.gembind.core.outbox.Outbox} keeps them, {@link dev.gembind.core.outbox.Dispatcher} sends them.
 */
@NullMarked
package dev.gembind.core.outbox;

import org.jspecify.annotations.NullMarked;
