package dev.gembind.adapters.web.pages.view;

import org.jspecify.annotations.Nullable;

/**
 * An order in a list.
 *
 * @param at when it was made
 * @param title what was ordered
 * @param price what it costs
 * @param state how far it is, in a few words
 * @param page the address that leads on to where it is paid, or null when it cannot be paid any more
 */
public record OrderEntry(
        Moment at,
        String title,
        String price,
        String state,
        @Nullable String page) {}
