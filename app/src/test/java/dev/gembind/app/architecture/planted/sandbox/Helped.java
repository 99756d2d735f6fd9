package dev.gembind.app.architecture.planted.sandbox;

import dev.gembind.app.architecture.planted.core.bindings.High;

/** A sandbox that takes the product's word for what is right. */
public record Helped(High answer) {}
