package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.race.Race;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every limiter has to do, whether it counts in memory or for several instances in a database. */
@Tag("B-11")
@Tag("A-13")
@ExtendWith(LeakCheck.class)
public abstract class RateLimiterContract {
    private static final Limit FIVE_A_MINUTE = new Limit("five-a-minute", 5, Duration.ofMinutes(1));
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int RACERS = 8;

    /** Returns the limiter of the present test. */
    protected abstract RateLimiter limiter();

    /** Returns the limiter of another instance that shares the counts; the same one if there is only one. */
    protected RateLimiter another() {
        return limiter();
    }

    /** Lets time pass. */
    protected abstract void pass(Duration time);

    /** Returns how many keys are kept, once what is over has been tidied away. */
    protected abstract long kept();

    @Test
    void thePermitsOfAPeriodAreGivenAndNoMore() {
        assertThat(take(FIVE_A_MINUTE, "a", 5)).containsOnly(Decision.ALLOWED);

        assertThat(take(FIVE_A_MINUTE, "a", 3)).noneMatch(Decision::allowed);
    }

    @Test
    void aRefusalTellsWhenAPermitIsFree() {
        take(FIVE_A_MINUTE, "a", 5);
        pass(Duration.ofSeconds(20));

        Decision refused = limiter().tryAcquire(FIVE_A_MINUTE, "a");

        assertThat(refused.allowed()).isFalse();
        assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40));
        pass(refused.retryAfter());
        assertThat(limiter().tryAcquire(FIVE_A_MINUTE, "a").allowed()).isTrue();
    }

    @Test
    void whoIsRefusedAgainAndAgainWaitsNoLonger() {
        take(FIVE_A_MINUTE, "a", 5);
        pass(Duration.ofSeconds(30));
        take(FIVE_A_MINUTE, "a", 10);

        pass(Duration.ofSeconds(30).plus(MOMENT));

        assertThat(take(FIVE_A_MINUTE, "a", 5)).containsOnly(Decision.ALLOWED);
    }

    @Test
    void afterAnyPauseThereIsOnePeriodsWorthAndNoMore() {
        take(FIVE_A_MINUTE, "a", 3);
        pass(Duration.ofSeconds(90));

        assertThat(take(FIVE_A_MINUTE, "a", 8).stream().filter(Decision::allowed))
                .hasSize(5);
        pass(Duration.ofSeconds(31)); // two minutes after the first of all, but not one after the first of these
        assertThat(limiter().tryAcquire(FIVE_A_MINUTE, "a").allowed()).isFalse();
    }

    @Test
    void keysAndLimitsNeverMix() {
        Limit other = new Limit("another-five-a-minute", 5, Duration.ofMinutes(1));
        take(FIVE_A_MINUTE, "a", 5);

        for (String key : List.of("A", "a ", "", "b", "a\0", "ä", "a".repeat(10_000), "\uD800")) {
            assertThat(limiter().tryAcquire(FIVE_A_MINUTE, key).allowed())
                    .as("a key of %d characters", key.length())
                    .isTrue();
        }
        assertThat(limiter().tryAcquire(other, "a").allowed()).isTrue();
        assertThat(limiter().tryAcquire(FIVE_A_MINUTE, "a").allowed()).isFalse();
    }

    @Test
    void instancesShareTheirPermits() {
        assertThat(limiter().tryAcquire(FIVE_A_MINUTE, "a").allowed()).isTrue();
        assertThat(IntStream.range(0, 4).mapToObj(i -> another().tryAcquire(FIVE_A_MINUTE, "a")))
                .containsOnly(Decision.ALLOWED);

        assertThat(limiter().tryAcquire(FIVE_A_MINUTE, "a").allowed()).isFalse();
        assertThat(another().tryAcquire(FIVE_A_MINUTE, "a").allowed()).isFalse();
    }

    @Test
    void manyThreadsOfAllInstancesTogetherGetNoMoreThanThereIs() {
        Limit limit = new Limit("race", 30, Duration.ofHours(1));

        List<Long> each = Race.run(RACERS, racer -> {
            RateLimiter mine = racer % 2 == 0 ? limiter() : another();
            return IntStream.range(0, 10)
                    .filter(i -> mine.tryAcquire(limit, "one").allowed())
                    .count();
        });

        assertThat(each.stream().mapToLong(Long::longValue).sum()).isEqualTo(30);
    }

    @Test
    void whatIsOverIsForgotten() {
        IntStream.range(0, 100).forEach(i -> limiter().tryAcquire(FIVE_A_MINUTE, "k" + i));
        assertThat(kept()).isEqualTo(100);

        pass(FIVE_A_MINUTE.period().plus(MOMENT));

        assertThat(kept()).isZero();
    }

    private List<Decision> take(Limit limit, String key, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> limiter().tryAcquire(limit, key))
                .toList();
    }
}
