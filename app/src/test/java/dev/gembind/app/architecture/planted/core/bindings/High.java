package dev.gembind.app.architecture.planted.core.bindings;

import dev.gembind.app.architecture.planted.core.storage.Low;
import org.jspecify.annotations.Nullable;

/** The other half of a cycle. */
public record High(@Nullable Low low) {}
