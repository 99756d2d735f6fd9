package dev.gembind.adapters.web.pages.view;

import org.jspecify.annotations.Nullable;

/**
 * An order that is to be paid, or that was.
 *
 * @param title what was ordered
 * @param price what it costs
 * @param way what the link to pay says
 * @param url where it is paid, or null when there is nothing to pay any more
 * @param qr the same for a phone, or null where a phone is of no use
 */
public record OrderView(
        String title,
        String price,
        String way,
        @Nullable String url,
        @Nullable QrView qr) {}
