package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageFullException;
import dev.gembind.core.storage.StorageUnavailableException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether writes are possible now. Set by the commit thread, read by anyone. */
final class Health {
    private volatile @Nullable String poison;
    private volatile boolean full;

    /** Ends writing for good: after a failed force nobody knows what is on the device. */
    void poison(String reason) {
        if (poison == null) {
            poison = reason;
        }
    }

    void full(boolean nowFull) {
        full = nowFull;
    }

    boolean isPoisoned() {
        return poison != null;
    }

    boolean isFull() {
        return full;
    }

    Optional<String> problem() {
        String reason = poison;
        return reason == null && full ? Optional.of("the disk is full") : Optional.ofNullable(reason);
    }

    Function<Outcome, StorageException> refusal() {
        String reason = poison;
        if (reason != null) {
            return outcome -> new StorageUnavailableException(outcome, "writing has stopped: " + reason, null);
        }
        return outcome -> new StorageFullException(outcome, "too little free space to write", null);
    }
}
