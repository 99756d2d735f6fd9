package dev.gembind.testkit.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.audit.Alert;
import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FakesTest {
    private static final Limit TWO_A_MINUTE = new Limit("two", 2, Duration.ofMinutes(1));

    private final MutableTime time = new MutableTime(Instant.EPOCH);

    @Test
    void timeStandsStillUntilItIsMoved() {
        assertThat(time.instant()).isEqualTo(Instant.EPOCH);

        time.advance(Duration.ofSeconds(-5));
        assertThat(time.instant()).isEqualTo(Instant.ofEpochSecond(-5));

        time.set(Instant.MAX);
        assertThat(time.instant()).isEqualTo(Instant.MAX);
    }

    @Test
    void permitsComeBackOneByOneWhenTheirPeriodIsOver() {
        SlidingLimiter limiter = new SlidingLimiter(time);
        assertThat(limiter.tryAcquire(TWO_A_MINUTE, "a").allowed()).isTrue();
        time.advance(Duration.ofSeconds(20));
        assertThat(limiter.tryAcquire(TWO_A_MINUTE, "a").allowed()).isTrue();

        assertThat(limiter.tryAcquire(TWO_A_MINUTE, "a")).isEqualTo(Decision.refused(Duration.ofSeconds(40)));
        time.advance(Duration.ofSeconds(40));
        assertThat(limiter.tryAcquire(TWO_A_MINUTE, "a")).isEqualTo(Decision.ALLOWED);
        assertThat(limiter.tryAcquire(TWO_A_MINUTE, "a")).isEqualTo(Decision.refused(Duration.ofSeconds(20)));
    }

    @Test
    void keysAndLimitsDoNotMix() {
        SlidingLimiter limiter = new SlidingLimiter(time);
        Limit one = new Limit("one", 1, Duration.ofMinutes(1));

        assertThat(limiter.tryAcquire(one, "a").allowed()).isTrue();
        assertThat(limiter.tryAcquire(one, "b").allowed()).isTrue();
        assertThat(limiter.tryAcquire(TWO_A_MINUTE, "a").allowed()).isTrue();
        assertThat(limiter.tryAcquire(one, "a").allowed()).isFalse();
    }

    @Test
    void aScriptRefusesOneLimitAndKeepsWhatWasAsked() {
        ScriptedLimiter limiter = new ScriptedLimiter();
        limiter.refuse("two", Decision.refused(Duration.ofSeconds(9)));

        assertThat(limiter.tryAcquire(TWO_A_MINUTE, "a").retryAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(limiter.tryAcquire(new Limit("one", 1, Duration.ofMinutes(1)), "b")
                        .allowed())
                .isTrue();
        assertThat(limiter.asked())
                .containsExactly(new ScriptedLimiter.Asked("two", "a"), new ScriptedLimiter.Asked("one", "b"));
    }

    @Test
    void alertsAreKeptInOrder() {
        RecordingAlerts alerts = new RecordingAlerts();
        alerts.alert(new Alert("k", "1", "m"));
        alerts.alert(new Alert("k", "2", "m"));

        assertThat(alerts.all()).extracting(Alert::subject).containsExactly("1", "2");
        assertThat(new AllowAll().tryAcquire(TWO_A_MINUTE, "x")).isEqualTo(Decision.ALLOWED);
    }
}
