package dev.gembind.testkit.junit;

/** A storage that is open, as a suite uses it. */
public interface OpenStore {
    /** Returns what closes it and gives everything it holds back. */
    Runnable closing();
}
