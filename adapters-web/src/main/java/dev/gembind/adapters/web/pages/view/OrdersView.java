package dev.gembind.adapters.web.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a user ordered.
 *
 * @param entries the newest first
 * @param first whether this is the newest page
 * @param older the address of the next page, or null on the last one
 */
public record OrdersView(
        List<OrderEntry> entries, boolean first, @Nullable String older) {
    public OrdersView {
        entries = List.copyOf(entries);
    }
}
