package dev.gembind.adapters.web.pages.view;

/**
 * A payment that brought gems.
 *
 * @param at when it was paid
 * @param gems how many it brought
 * @param price what was paid
 * @param state what came of it, in a few words
 * @param number what support asks for
 */
public record ReceiptView(Moment at, String gems, String price, String state, String number) {}
