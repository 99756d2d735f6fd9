package dev.gembind.adapters.web.edge;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;

/** Says whether the server takes requests: not yet, yes, or only those under way. Thread-safe. */
public final class Gate implements Handler {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** How far the server's life has come. */
    public enum Phase {
        STARTING,
        OPEN,
        DRAINING
    }

    private volatile Phase phase = Phase.STARTING;

    public void enter(Phase next) {
        phase = next;
    }

    public Phase phase() {
        return phase;
    }

    /** Refuses everything but health and style sheets until the server is open. A draining server still serves. */
    @Override
    public void handle(Context context) {
        if (phase == Phase.STARTING && !EdgePaths.isAlwaysOpen(context.path())) {
            throw Problem.retryable(
                            ProblemKind.STARTING, "The server is starting. Please try again in a moment.", RETRY_AFTER)
                    .raise();
        }
    }
}
