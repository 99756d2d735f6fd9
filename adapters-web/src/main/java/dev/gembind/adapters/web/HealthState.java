package dev.gembind.adapters.web;

/**
 * How something is.
 *
 * @param up whether it works
 * @param detail a few words for the people who run the server; no secrets
 */
public record HealthState(boolean up, String detail) {}
