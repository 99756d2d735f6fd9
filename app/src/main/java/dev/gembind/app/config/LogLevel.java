package dev.gembind.app.config;

/** The least important events that are logged. */
public enum LogLevel {
    /** What failed. */
    ERROR,
    /** And what somebody should look at. */
    WARN,
    /** And what happened. */
    INFO,
    /** And how it came about. */
    DEBUG,
    /** And every step. */
    TRACE
}
