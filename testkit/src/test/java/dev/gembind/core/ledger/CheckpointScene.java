package dev.gembind.core.ledger;

import static dev.gembind.core.ledger.LedgerScene.ALICE;

import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint.Head;
import dev.gembind.core.storage.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A ledger that went on after its first checkpoint: alice booked once more, and carol is new. */
abstract class CheckpointScene {
    static final Secret SECRET = Secret.of("the root secret of every checkpoint");
    static final UserId CAROL = new UserId("carol");
    static final Snapshot VIEW = new Snapshot() {};

    final LedgerScene scene = new LedgerScene();
    final Checkpoint first = take();

    @BeforeEach
    void goOn() {
        scene.credit(ALICE, 3);
        scene.credit(CAROL, 4);
    }

    Checkpoint take() {
        Checkpointer.Taken taken = checkpointer(scene.storage.ledger(), scene.storage.checkpoints(), keys(SECRET))
                .take(scene.storage.transactor());
        return ((Checkpointer.Taken.Stored) taken).checkpoint();
    }

    KeptCheckpoints stored() {
        CheckpointStore store = scene.storage.checkpoints();
        return scene.storage.transactor().read("all", view -> {
            List<Head> heads = new ArrayList<>();
            store.scanHeads(view, heads::addAll);
            return new KeptCheckpoints(store.above(view, 0, 99), heads);
        });
    }

    static Transfer because(Transfer row, String reason) {
        Why why = new Why("system", reason, LedgerScene.NOW);
        return new Transfer(row.id(), row.kind(), row.key(), row.intent(), why, row.recordedAt(), row.effect());
    }

    Checkpointer checkpointer(LedgerStore ledger, CheckpointStore checkpoints, SecretKeys keys) {
        return new Checkpointer(ledger, checkpoints, keys, scene.time);
    }

    static SecretKeys keys(Secret secret) {
        return new SecretKeys(secret, List.of());
    }

    Optional<LedgerFault> faultOf(LedgerStore rows, KeptCheckpoints stored, Checkpoint.@Nullable Mark known) {
        return faultOf(rows, stored, known, keys(SECRET));
    }

    Optional<LedgerFault> faultOf(
            LedgerStore rows, KeptCheckpoints stored, Checkpoint.@Nullable Mark known, SecretKeys keys) {
        return checkpointer(rows, stored, keys).fault(VIEW, known);
    }
}
