package dev.gembind.adapters.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.testkit.fakes.MutableTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How fast the bot may send. */
class SendPaceTest {
    private final MutableTime time = new MutableTime(Instant.parse("2026-11-01T12:00:00Z"));

    @Test
    void messagesToOneChatAreASecondApartAndThirtyASecondInAll() {
        SendPace pace = new SendPace(time);

        assertThat(pace.take(1)).isZero();
        assertThat(pace.take(1)).isEqualTo(Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(10));
        for (int chat = 0; chat < 30; chat++) {
            assertThat(pace.take(100 + chat)).isLessThan(Duration.ofSeconds(1));
        }
        assertThat(pace.take(200)).isBetween(Duration.ofMillis(999), Duration.ofMillis(1001));
    }
}
