package dev.gembind.testkit.contract;

import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.ledger.Checkpointer;
import dev.gembind.core.webhooks.SeenEvent;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.util.List;

/** What is remembered beside gems and payments, to be moved: signed checkpoints, and events that were taken. */
final class MovingMarks {
    /** In the order of source and id. */
    static final List<SeenEvent> EVENTS =
            List.of(event("a", "2"), event("a!", ",\"\r\n'\u0000"), event("a!", "1"), event("b", "=1+1 \uD83D\uDC8E"));

    private MovingMarks() {}

    /** Adds two checkpoints over the wallets that are there, and four events. */
    static void fill(InMemoryStorage memory) {
        SecretKeys keys = new SecretKeys(Secret.of("a root secret that moves nowhere"), List.of());
        Checkpointer checkpointer = new Checkpointer(memory.ledger(), memory.checkpoints(), keys, () -> Samples.NOW);
        for (int i = 0; i < 2; i++) {
            if (!(checkpointer.take(memory.transactor()) instanceof Checkpointer.Taken.Stored)) {
                throw new IllegalStateException("no checkpoint was taken");
            }
        }
        memory.transactor().write("events", tx -> {
            EVENTS.forEach(event -> memory.seenEvents().insertIfAbsent(tx, event));
            return true;
        });
    }

    private static SeenEvent event(String source, String id) {
        return new SeenEvent(source, id, "0f".repeat(32), Samples.NOW);
    }
}
