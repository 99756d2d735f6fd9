package dev.gembind.app.architecture.planted.testkit;

import dev.gembind.app.architecture.planted.adapters.two.Climber;

/** A test kit that knows an adapter. */
record Partial(Climber adapter) {}
