package dev.gembind.adapters.jdbc;

import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Jdbi's handle of a connection, made when it is asked for first: spends do without, and to make one takes a tenth of the
 * client's time for them. It is not closed, but its connection is, and each statement closes what it opened.
 */
final class LazyHandle implements Supplier<Handle> {
    private final Jdbi jdbi;
    private @Nullable Handle handle;

    LazyHandle(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Handle get() {
        Handle made = handle;
        if (made == null) {
            made = jdbi.open();
            handle = made;
        }
        return made;
    }
}
