package dev.gembind.app.architecture.planted.http;

import dev.gembind.app.architecture.planted.adapters.two.Climber;

/** Outgoing HTTP that knows an adapter. */
record Sideways(Climber adapter) {}
