/**
 * The storage that is configured, whatever its kind: how it is opened, backed up, restored and moved. See
 * {@link dev.gembind.app.stores.Data}.
 */
@NullMarked
package dev.gembind.app.stores;

import org.jspecify.annotations.NullMarked;
