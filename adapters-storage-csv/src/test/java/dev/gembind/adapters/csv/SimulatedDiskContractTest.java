package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.testkit.contract.OpenStorage;
import dev.gembind.testkit.contract.WholeStorageContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of every storage on a disk that forgets: whenever a suite closes its storage, the power goes instead, whatever
 * the storage is just doing, and the next opening finds what was forced and any part of the rest.
 */
@ParameterizedClass(name = "checkpoint every {0} bytes")
@ValueSource(longs = {SimulatedDiskContractTest.NO_CHECKPOINT, 1})
class SimulatedDiskContractTest extends WholeStorageContract {
    static final long NO_CHECKPOINT = 1L << 30;

    private static final int SEEDS = 50;
    private static final User USER = new User(new UserId("alice"), Instant.parse("2026-01-31T08:00:00Z"));

    private SimDisk disk = new SimDisk(new SplittableRandom(1));

    @Parameter
    long checkpointBytes;

    @Test
    void theDiskForgetsWhatIsNotForced() throws IOException {
        boolean lost = false;
        for (long seed = 1; seed <= SEEDS && !lost; seed++) {
            disk = new SimDisk(new SplittableRandom(seed));
            SimStorage storage = new SimStorage(ForceMutants.commitsUnforced(disk), NO_CHECKPOINT);
            storage.write(tx -> storage.stores().users().insertIfAbsent(tx, USER));
            losePower(storage);
            SimStorage again = new SimStorage(disk, NO_CHECKPOINT);
            lost = !again.write(tx -> again.stores().users().find(tx, USER.id()).isPresent());
            again.close();
        }

        assertThat(lost).isTrue();
    }

    @Override
    protected OpenStorage open() {
        try {
            SimStorage storage = new SimStorage(disk, checkpointBytes);
            return new OpenStorage(storage.stores(), storage.sessions(), storage.apiKeys(), () -> losePower(storage));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void losePower(SimStorage storage) {
        disk = disk.afterPowerLoss();
        storage.close(); // which only ends its threads: it goes on writing to a disk that is not there any more
    }
}
