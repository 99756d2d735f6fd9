package dev.gembind.app.config;

/**
 * A key with its value, ready to be shown.
 *
 * @param group what the key belongs to
 * @param key its name
 * @param value its value, or {@code ***} for a secret
 * @param origin who gave it
 */
public record Row(String group, String key, String value, String origin) {}
