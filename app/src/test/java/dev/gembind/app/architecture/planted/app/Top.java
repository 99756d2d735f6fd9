package dev.gembind.app.architecture.planted.app;

/** The application. */
public record Top(String name) {}
