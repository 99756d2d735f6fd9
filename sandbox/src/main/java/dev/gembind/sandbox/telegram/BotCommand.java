package dev.gembind.sandbox.telegram;

/**
 * An entry of the bot's menu.
 *
 * @param name the command without its slash
 * @param description what it does
 */
public record BotCommand(String name, String description) {}
