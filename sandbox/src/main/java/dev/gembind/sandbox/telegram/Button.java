package dev.gembind.sandbox.telegram;

import org.jspecify.annotations.Nullable;

/**
 * A button under a message: it either calls the bot back or opens a link.
 *
 * @param text what it says
 * @param data what the bot gets when it is pressed, or null
 * @param url what it opens, or null
 */
public record Button(
        String text, @Nullable String data, @Nullable String url) {}
