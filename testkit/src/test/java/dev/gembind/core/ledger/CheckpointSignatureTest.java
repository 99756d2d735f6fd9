package dev.gembind.core.ledger;

import static dev.gembind.core.ledger.LedgerScene.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.ledger.Checkpoint.Head;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checkpoints are signed one by one, and follow one another without a gap. */
@Tag("A-09")
@Tag("G-05")
class CheckpointSignatureTest extends CheckpointScene {
    private static final Secret OTHER = Secret.of("another root secret of 32 bytes.");

    @Test
    void aWrongKeyIsToldApartFromChangedData() {
        assertThat(faultOf(scene.copy(), stored(), null, keys(OTHER)))
                .contains(new LedgerFault(null, 1, "checkpoint 1 was signed with a key that is not known here"));

        Checkpoint changed = new Checkpoint(1, first.takenAt().plusSeconds(1), 2, first.root(), first.signature());
        assertThat(faultOf(scene.copy(), stored().with(changed), null))
                .contains(new LedgerFault(null, 1, "checkpoint 1 was changed after it was signed"));
    }

    @Test
    void anEarlierKeyIsStillAccepted() {
        SecretKeys rotated = new SecretKeys(OTHER, List.of(SECRET));
        Checkpointer next = checkpointer(scene.storage.ledger(), scene.storage.checkpoints(), rotated);

        assertThat(next.take(scene.storage.transactor())).isInstanceOf(Checkpointer.Taken.Stored.class);
        assertThat(faultOf(scene.copy(), stored(), null, rotated)).isEmpty();
        assertThat(faultOf(scene.copy(), stored(), null, keys(SECRET)))
                .contains(new LedgerFault(null, 2, "checkpoint 2 was signed with a key that is not known here"));
    }

    @Test
    void everyPartOfACheckpointIsSigned() {
        List<Checkpoint> changed = List.of(
                new Checkpoint(1, first.takenAt(), 3, first.root(), first.signature()),
                new Checkpoint(1, first.takenAt(), 2, "0".repeat(64), first.signature()),
                new Checkpoint(1, first.takenAt(), 2, first.root(), first.signature() + "0"));

        assertThat(changed)
                .allSatisfy(checkpoint -> assertThat(faultOf(scene.copy(), stored().with(checkpoint), null))
                        .contains(new LedgerFault(null, 1, "checkpoint 1 was changed after it was signed")));
    }

    @Test
    void whatIsKnownOfWalletsIsSignedTogetherWithTheCheckpoint() {
        List<Head> heads = stored().heads();
        Head bob = heads.get(1);
        List<List<Head>> changed = List.of(
                List.of(heads.get(0), new Head(BOB, 1, bob.link())),
                List.of(heads.get(0), new Head(BOB, 2, "0".repeat(64))),
                List.of(heads.get(0)),
                List.of(heads.get(0), bob, new Head(CAROL, 1, bob.link())));

        assertThat(changed).allSatisfy(other -> {
            KeptCheckpoints stored = new KeptCheckpoints(stored().all(), other);
            LedgerFault fault = new LedgerFault(null, 1, "checkpoint 1 does not add up to its root");
            assertThat(faultOf(scene.copy(), stored, null)).contains(fault);
            assertThat(checkpointer(scene.copy(), stored, keys(SECRET)).take(scene.storage.transactor()))
                    .isEqualTo(new Checkpointer.Taken.Refused(fault));
        });
        assertThat(faultOf(scene.copy(), new KeptCheckpoints(List.of(), heads), null))
                .contains(new LedgerFault(null, 0, "checkpoint 0 does not add up to its root"));
    }

    @Test
    void aCheckpointThatIsGoneIsMissed() {
        Checkpoint second = take();
        take();
        List<Checkpoint> without = new ArrayList<>(stored().all());
        without.remove(second);

        assertThat(faultOf(scene.copy(), new KeptCheckpoints(without, stored().heads()), null))
                .contains(new LedgerFault(null, 3, "checkpoint 2 is missing"));
    }
}
