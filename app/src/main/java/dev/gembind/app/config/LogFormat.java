package dev.gembind.app.config;

/** How a line of the log looks. */
public enum LogFormat {
    /** For people. */
    TEXT,
    /** One JSON object, for programs. */
    JSON
}
