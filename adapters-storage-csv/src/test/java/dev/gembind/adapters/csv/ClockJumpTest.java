package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The clock goes wrong while the store is used and between two starts; nothing depends on it: edge case 44. */
@Tag("A-11")
@Tag("B-02")
class ClockJumpTest {
    private static final List<Instant> TIMES = List.of(
            Instant.parse("2026-01-31T08:00:00Z"),
            Instant.parse("2038-01-19T03:14:07Z"),
            Instant.parse("2038-01-19T03:14:08Z"),
            Instant.parse("2106-02-07T06:28:16Z"),
            Instant.parse("1999-12-31T23:59:59Z"),
            Instant.EPOCH,
            Instant.parse("1969-12-31T23:59:59.999Z"),
            Instant.parse("1901-12-13T20:45:51Z"),
            Instant.parse("9999-12-31T23:59:59Z"),
            Instant.parse("2016-12-31T23:59:59.999Z"));

    private final SimDisk disk = new SimDisk(new SplittableRandom(1));
    private int reads;

    @Test
    void theOrderIsThatOfTheTransactionsWhateverTheClockSays() throws IOException {
        Map<String, String> state = Map.of("events", "0");
        long number = 0;
        for (int opened = 0; opened < 3; opened++) {
            SimStore store = new SimStore(disk, this::next);
            assertThat(store.world().state()).isEqualTo(state);
            for (int i = 0; i < 17; i++) {
                store.commit(new SimWorld.Change(++number, "same", "text", false));
            }
            state = store.world().state();
            assertThat(state).containsEntry("left_rows/same", "text" + number);
        }

        assertThat(new SimStore(disk, this::next).world().state()).isEqualTo(state);
        assertThat(disk.files()).anyMatch(name -> name.startsWith("left_rows-"));
        assertThat(new FolderVerifier(disk, () -> new SimWorld().catalog).problems())
                .isEmpty();
    }

    private Instant next() {
        return TIMES.get(reads++ % TIMES.size());
    }
}
