/**
 * The one way to change anything: a transaction. Adapters implement {@link dev.gembind.core.storage.Transactor}; stores
 * take the handle it gives out, so what commits together can be seen in the code.
 */
@NullMarked
package dev.gembind.core.storage;

import org.jspecify.annotations.NullMarked;
