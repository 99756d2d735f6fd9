package dev.gembind.adapters.csv;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a repair loses, and what it keeps.
 *
 * @param lastKept the last transaction that can be kept
 * @param lastKeptAt when it was made, as far as the journal tells
 * @param lastSeen the last transaction of which there is any trace; all behind {@code lastKept} are lost
 * @param damage everything that does not hold
 * @param lost the parts of the journal that are left out
 * @param kept where the damaged store is kept as it was, or null when nothing was changed
 */
public record RepairReport(
        long lastKept,
        @Nullable Instant lastKeptAt,
        long lastSeen,
        List<CsvProblem> damage,
        List<LostPart> lost,
        @Nullable Path kept) {
    /** Copies the lists. */
    public RepairReport {
        damage = List.copyOf(damage);
        lost = List.copyOf(lost);
    }

    RepairReport withKept(Path folder) {
        return new RepairReport(lastKept, lastKeptAt, lastSeen, damage, lost, folder);
    }
}
