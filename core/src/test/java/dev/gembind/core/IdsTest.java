package dev.gembind.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void everyRandomBitIsInTheId() {
        Ids zeros = new Ids(InstantSource.fixed(NOW), constant(0L));
        Ids ones = new Ids(InstantSource.fixed(NOW), constant(-1L));

        assertThat(zeros.next()).hasSize(26).endsWith("0".repeat(16));
        assertThat(ones.next()).hasSize(26).endsWith("z".repeat(16));
    }

    @Test
    void idsSortByTheirMillisecond() {
        Ids earlier = new Ids(InstantSource.fixed(NOW), constant(-1L));
        Ids later = new Ids(InstantSource.fixed(NOW.plusMillis(1)), constant(0L));

        assertThat(earlier.next()).isLessThan(later.next());
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        Ids ids = new Ids(InstantSource.fixed(NOW), new SplittableRandom(7));
        Set<String> seen = new HashSet<>();

        for (int i = 0; i < 10_000; i++) {
            seen.add(ids.next());
        }

        assertThat(seen).hasSize(10_000);
    }

    private static RandomGenerator constant(long bits) {
        return () -> bits;
    }
}
