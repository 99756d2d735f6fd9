package dev.gembind.adapters.jdbc;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * A write that waits for its batch.
 *
 * @param request where the caller waits
 * @param body what to run
 * @param <T> the answer
 */
record H2Job<T>(Request<T> request, Function<JdbcScope, T> body) {
    /** Runs the body; tells whether it has changed anything. */
    boolean run(RunningBodies bodies, Handle connection) {
        JdbcScope scope = new JdbcScope(bodies, connection);
        request.run(() -> bodies.run(scope, body));
        return scope.hasChanged();
    }

    /** Answers the caller. */
    void publish() {
        if (request.failure() instanceof AttemptFailedException attempt) {
            request.fail(attempt.toStorageException(request.name()));
        }
        request.publish();
    }
}
