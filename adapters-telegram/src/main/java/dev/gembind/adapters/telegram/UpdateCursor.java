package dev.gembind.adapters.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which update to ask for next, and which were handled already.
 *
 * <p>The cursor lives in memory, and that loses nothing. Telegram keeps each update until a later poll asks for a higher
 * id (Bot API, "getUpdates"), and {@link #next} moves past an update only after {@link #handled}. A crash before that
 * poll means the update comes again; handling it again changes nothing, because a code is used once and a binding is made
 * once. A crash after it means it was handled. A stored cursor would add a write for each batch and could only repeat
 * what Telegram knows.
 *
 * <p>After a week without updates Telegram may go on from any number, also a lower one (Bot API, "Update"). So an id
 * below the cursor that was not seen is not dropped but starts a new sequence, and after {@link #QUIET} without updates
 * the cursor is forgotten. Not thread-safe; it belongs to the polling thread.
 */
final class UpdateCursor {
    static final Duration QUIET = Duration.ofDays(6);
    private static final int REMEMBERED = 10_000;

    private final Set<Integer> seen = new LinkedHashSet<>();
    private @Nullable Integer next;
    private @Nullable Instant lastUpdate;

    /** Returns the offset to poll with, or null to take whatever there is. */
    @Nullable
    Integer next(Instant now) {
        if (lastUpdate != null && lastUpdate.plus(QUIET).isBefore(now)) {
            next = null;
        }
        return next;
    }

    boolean isNew(int updateId) {
        return !seen.contains(updateId);
    }

    /** Notes an update as done with, whatever came of it. */
    void handled(int updateId, Instant now) {
        boolean fresh = seen.add(updateId);
        if (seen.size() > REMEMBERED) {
            seen.remove(seen.iterator().next());
        }
        if (fresh) {
            lastUpdate = now;
        }
    }

    /** Goes back to an update that could not be handled; those behind it that were handled are remembered. */
    void keep(int updateId) {
        next = updateId;
    }

    /** Moves on after a batch: past its highest id, or into the lower sequence that it began. */
    void advance(int highestOfBatch, boolean anyNew) {
        if (next == null || highestOfBatch >= next || anyNew) {
            next = highestOfBatch + 1;
        }
    }
}
