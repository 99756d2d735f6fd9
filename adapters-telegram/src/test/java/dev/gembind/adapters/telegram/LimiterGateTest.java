package dev.gembind.adapters.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.fakes.SlidingLimiter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B-11")
class LimiterGateTest {
    private final MutableTime time = new MutableTime(Instant.EPOCH);
    private final Gate gate = new LimiterGate(new SlidingLimiter(time));

    @Test
    void thirtyUpdatesAMinuteAreEnoughForAPerson() {
        for (int i = 0; i < 30; i++) {
            assertThat(gate.admits(42)).isTrue();
        }

        assertThat(gate.admits(42)).isFalse();
        assertThat(gate.admits(43)).as("nobody else is held up").isTrue();

        time.advance(Duration.ofMinutes(1));
        assertThat(gate.admits(42)).isTrue();
    }

    @Test
    void aChatIsWarnedOnceAMinute() {
        assertThat(gate.mayWarn(-100)).isTrue();
        assertThat(gate.mayWarn(-100)).isFalse();
        assertThat(gate.mayWarn(42)).isTrue();

        time.advance(Duration.ofMinutes(1));
        assertThat(gate.mayWarn(-100)).isTrue();
    }
}
