package dev.gembind.adapters.telegram;

/** Tells an operator of trouble that only a person can end. Never blocks, never throws. */
@FunctionalInterface
interface Alarm {
    /**
     * Raises it.
     *
     * @param kind a constant that names the trouble
     * @param message one sentence on what is wrong and what helps
     */
    void raise(String kind, String message);
}
