package dev.gembind.app.config;

/**
 * What is logged.
 *
 * @param level the least important events
 * @param format how a line looks
 */
public record LogConfig(LogLevel level, LogFormat format) {}
