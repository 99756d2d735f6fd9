package dev.gembind.app.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B-11")
@Tag("A-13")
class Bucket4jRateLimiterTest {
    private static final Limit FIVE_A_MINUTE = new Limit("auth-per-ip", 5, Duration.ofMinutes(1));

    private final AtomicLong nanos = new AtomicLong(1);
    private final Bucket4jRateLimiter limiter = new Bucket4jRateLimiter(100, nanos::get);

    @Test
    void fiveAMinuteAreAllowedAndTheSixthHasToWait() {
        assertThat(take(FIVE_A_MINUTE, "1.2.3.4", 5)).containsOnly(Decision.ALLOWED);
        pass(Duration.ofSeconds(20));

        assertThat(limiter.tryAcquire(FIVE_A_MINUTE, "1.2.3.4")).isEqualTo(Decision.refused(Duration.ofSeconds(40)));
    }

    @Test
    void allPermitsComeBackTogether() {
        take(FIVE_A_MINUTE, "1.2.3.4", 5);

        pass(Duration.ofSeconds(59));
        assertThat(limiter.tryAcquire(FIVE_A_MINUTE, "1.2.3.4").allowed()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(take(FIVE_A_MINUTE, "1.2.3.4", 5)).containsOnly(Decision.ALLOWED);
        assertThat(limiter.tryAcquire(FIVE_A_MINUTE, "1.2.3.4").allowed()).isFalse();
    }

    @Test
    void keysAndLimitsDoNotMix() {
        Limit other = new Limit("binds-per-user", 5, Duration.ofMinutes(1));
        take(FIVE_A_MINUTE, "a", 5);

        assertThat(limiter.tryAcquire(FIVE_A_MINUTE, "b").allowed()).isTrue();
        assertThat(limiter.tryAcquire(other, "a").allowed()).isTrue();
        assertThat(limiter.tryAcquire(FIVE_A_MINUTE, "a").allowed()).isFalse();
    }

    @Test
    void theLongestUnusedIsForgottenWhenThereAreTooMany() {
        take(FIVE_A_MINUTE, "old", 5);
        take(FIVE_A_MINUTE, "used", 5);
        IntStream.range(0, 98).forEach(i -> limiter.tryAcquire(FIVE_A_MINUTE, "k" + i));
        limiter.tryAcquire(FIVE_A_MINUTE, "used");

        limiter.tryAcquire(FIVE_A_MINUTE, "one more");

        assertThat(limiter.size()).isEqualTo(100);
        assertThat(limiter.tryAcquire(FIVE_A_MINUTE, "used").allowed()).isFalse();
        assertThat(limiter.tryAcquire(FIVE_A_MINUTE, "old").allowed()).isTrue();
    }

    @Test
    void aMillionKeysStayAHundred() {
        IntStream.range(0, 1_000_000).forEach(i -> limiter.tryAcquire(FIVE_A_MINUTE, "k" + i));

        assertThat(limiter.size()).isEqualTo(100);
    }

    @Test
    void idleKeysAreForgotten() {
        IntStream.range(0, 50).forEach(i -> limiter.tryAcquire(FIVE_A_MINUTE, "k" + i));
        pass(Duration.ofMinutes(1));

        IntStream.range(0, 20).forEach(i -> limiter.tryAcquire(FIVE_A_MINUTE, "new"));

        assertThat(limiter.size()).isEqualTo(1);
    }

    @Test
    void aKeyInUseIsNotForgottenBeforeItsPeriod() {
        take(FIVE_A_MINUTE, "a", 5);
        pass(Duration.ofSeconds(59));
        IntStream.range(0, 20).forEach(i -> limiter.tryAcquire(FIVE_A_MINUTE, "k" + i));

        assertThat(limiter.tryAcquire(FIVE_A_MINUTE, "a").allowed()).isFalse();
    }

    @Test
    void manyThreadsTogetherGetNoMoreThanThereIs() throws Exception {
        Limit limit = new Limit("race", 1_000, Duration.ofHours(1));
        Callable<Long> greedy =
                () -> take(limit, "one", 500).stream().filter(Decision::allowed).count();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            long allowed = 0;
            for (Future<Long> got : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> greedy).toList())) {
                allowed += got.get();
            }

            assertThat(allowed).isEqualTo(1_000);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Decision> take(Limit limit, String key, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> limiter.tryAcquire(limit, key))
                .toList();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
