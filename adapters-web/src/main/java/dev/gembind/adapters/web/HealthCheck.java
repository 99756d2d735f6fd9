package dev.gembind.adapters.web;

import java.util.function.Supplier;

/**
 * Something the server's health depends on.
 *
 * @param name a short constant, such as {@code "storage"}
 * @param required whether the server is unready while this is down; an unreachable platform makes it worse, not unready
 * @param probe answers within a second or so; called by several threads, at most once a second or so
 */
public record HealthCheck(String name, boolean required, Supplier<HealthState> probe) {}
