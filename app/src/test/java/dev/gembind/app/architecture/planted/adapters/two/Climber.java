package dev.gembind.app.architecture.planted.adapters.two;

import dev.gembind.app.architecture.planted.app.Top;

/** An adapter that knows the application. */
public record Climber(Top top) {}
