package dev.gembind.app.architecture.planted.core.storage;

import dev.gembind.app.architecture.planted.core.bindings.High;

/** A lower layer that knows a higher one. */
public record Low(High high) {}
