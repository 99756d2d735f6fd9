package dev.gembind.adapters.web.pages.view;

/**
 * A sentence shown once at the top of a page, after something was done.
 *
 * @param text the sentence
 * @param good whether it tells of a success
 */
public record Message(String text, boolean good) {}
