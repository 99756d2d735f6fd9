package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final List<Long> rests = new ArrayList<>();
    private long now;
    private final Pace pace = new Pace(() -> now, rest -> {
        rests.add(rest);
        now += rest;
    });

    @Test
    void restsThreeTimesAsLongAsItWorked() {
        pace.begin();
        work(1000);
        work(20);

        assertThat(rests).containsExactly(3000L, 60L);
    }

    @Test
    void aLongPieceOfWorkDoesNotMakeItSleepForLong() {
        pace.begin();
        work(60_000_000_000L);

        assertThat(rests).containsExactly(250_000_000L);
    }

    @Test
    void doesNotRestInAHurry() {
        pace.begin();
        pace.hurry();
        work(1000);
        pace.calm();
        work(10);

        assertThat(rests).containsExactly(30L);
    }

    private void work(long nanos) {
        now += nanos;
        pace.rest();
    }
}
