package dev.gembind.app.architecture.planted.core.prompts;

/** Code that sleeps. */
final class Sleeping {
    void nap() throws InterruptedException {
        Thread.sleep(1);
    }
}
