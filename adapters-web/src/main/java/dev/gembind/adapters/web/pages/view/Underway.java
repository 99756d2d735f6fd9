package dev.gembind.adapters.web.pages.view;

/**
 * An attempt under way, as its person sees it.
 *
 * @param attempt its id
 * @param comparison what the bot shows too, so that people can tell that both belong together
 * @param expiry how long it counts
 */
public record Underway(String attempt, String comparison, Moment expiry) {}
