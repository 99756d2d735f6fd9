package dev.gembind.adapters.web.pages.view;

import java.time.Instant;

/**
 * An instant for people and for programs.
 *
 * @param text for people, such as {@code 25 November 2026} or {@code 14 minutes}
 * @param instant for programs
 */
public record Moment(String text, Instant instant) {}
