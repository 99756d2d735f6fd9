package dev.gembind.app.config;

import dev.gembind.core.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The database, and who connects to databases.
 *
 * @param on whether data is kept in it
 * @param url where it is, or null when nobody said
 * @param user who connects, or null when the URL says it
 * @param password that user's password, or null
 * @param poolSize how many connections are kept
 */
public record DatabaseConfig(
        boolean on,
        @Nullable String url,
        @Nullable String user,
        @Nullable Secret password,
        int poolSize) {}
