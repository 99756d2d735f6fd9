package dev.gembind.testkit.contract;

import dev.gembind.core.transfer.CopyProgress;
import dev.gembind.core.transfer.MovableStorage;
import dev.gembind.core.transfer.StorageCopy;
import dev.gembind.core.transfer.TableDigest;
import dev.gembind.testkit.junit.StoreContract;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What the suites of moving share: a storage in memory beside the one of the test. */
abstract class MovingSuite extends StoreContract<OpenMovable> {
    final InMemoryStorage memory = InMemoryStorage.create();

    @AfterEach
    void closeMemory() {
        memory.close();
    }

    MovableStorage storage() {
        return opened().storage();
    }

    void fillMemory() {
        MovingRows.fill(memory.movable());
        MovingGems.fill(memory.paymentStores());
        MovingMarks.fill(memory);
    }

    static List<TableDigest> copy(MovableStorage from, MovableStorage to) {
        return new StorageCopy(from, to, CopyProgress.SILENT).run();
    }
}
