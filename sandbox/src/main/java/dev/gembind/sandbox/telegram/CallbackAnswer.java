package dev.gembind.sandbox.telegram;

/**
 * What the bot answered when a button was pressed.
 *
 * @param text what the person is shown; may be empty
 * @param alert whether it is shown as a box to close and not as a passing notice
 */
public record CallbackAnswer(String text, boolean alert) {}
