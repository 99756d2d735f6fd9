package dev.gembind.app.config;

/** How careful to be. */
public enum Environment {
    /** On somebody's own machine: plain http and a key made by Gembind itself are fine. */
    DEVELOPMENT,
    /** For everybody: only https, and nothing that could be guessed. */
    PRODUCTION
}
