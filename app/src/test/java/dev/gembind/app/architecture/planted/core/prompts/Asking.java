package dev.gembind.app.architecture.planted.core.prompts;

import java.time.Instant;
import java.util.Random;

/** Core that asks the system. */
final class Asking {
    long nanos() {
        return System.nanoTime();
    }

    Instant time() {
        return Instant.now();
    }

    Random dice() {
        return new Random();
    }
}
