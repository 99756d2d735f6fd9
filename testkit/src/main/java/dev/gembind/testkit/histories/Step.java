package dev.gembind.testkit.histories;

/** Something a person does. */
@FunctionalInterface
interface Step {
    /** Does it; tells whether it may have changed a binding. */
    boolean take();
}
