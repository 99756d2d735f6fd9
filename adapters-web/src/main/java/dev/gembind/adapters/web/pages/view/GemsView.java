package dev.gembind.adapters.web.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user has, and a page of how it came.
 *
 * @param gems can be spent
 * @param held is set aside
 * @param owed is paid back out of later purchases
 * @param entries the newest first
 * @param first whether this is the newest page
 * @param older the address of the next page, or null on the last one
 */
public record GemsView(
        String gems,
        String held,
        String owed,
        List<GemEntry> entries,
        boolean first,
        @Nullable String older) {
    public GemsView {
        entries = List.copyOf(entries);
    }
}
