package dev.gembind.app.architecture.planted.adapters.one;

import dev.gembind.app.architecture.planted.adapters.two.Climber;
import dev.gembind.app.architecture.planted.sandbox.Helped;

/** An adapter that knows another one, and the sandbox. */
record Neighbour(Climber other, Helped sandbox) {}
