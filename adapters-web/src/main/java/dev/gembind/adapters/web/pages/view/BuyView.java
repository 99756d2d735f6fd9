package dev.gembind.adapters.web.pages.view;

/**
 * A button that orders something.
 *
 * @param price what it says beside the way of paying
 * @param way how it is paid, in a word or two
 * @param channel the value of the form's {@code channel} field
 * @param key the value of the form's {@code key} field: pressing twice is one order
 */
public record BuyView(String price, String way, String channel, String key) {}
