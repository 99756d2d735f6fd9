package dev.gembind.adapters.telegram;

import java.time.Duration;

/** Waits, unless it is time to stop. */
interface Pause {
    /** Waits this long, or until stopped. */
    void await(Duration duration);

    /** Tells whether it is time to stop. */
    boolean isStopped();
}
