package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.storage.Transactor;
import java.time.Duration;

/** Hands bodies to the engine, from callers who wait so long and no longer. */
final class JdbcTransactor implements Transactor {
    private final JdbcEngine engine;
    private final RunningBodies bodies;
    private final Duration deadline;

    JdbcTransactor(JdbcEngine engine, RunningBodies bodies, Duration deadline) {
        this.engine = engine;
        this.bodies = bodies;
        this.deadline = deadline;
    }

    @Override
    public <T> T write(String name, TransactionBody<T> body) {
        bodies.requireNone();
        return engine.write(new Work<>(name, scope -> body.run(new JdbcTransaction(scope)), deadline));
    }

    @Override
    public <T> T read(String name, ReadBody<T> body) {
        bodies.requireNone();
        return engine.read(new Work<>(name, scope -> body.run(new JdbcSnapshot(scope)), deadline));
    }
}
