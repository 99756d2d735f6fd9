package dev.gembind.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1000, 0",
        "50, 1, 1",
        "50, 2, 1",
        "50, 3, 2",
        "33, 100, 33",
        "33, 1, 1",
        "100, 7, 7",
        "100, 9007199254740991, 9007199254740991"
    })
    void aShareIsRoundedUp(int percent, long bought, long share) {
        assertThat(policy(percent, Duration.ZERO).shareOf(new Gems(bought))).isEqualTo(new Gems(share));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void aShareThatIsNoneIsRefused(int percent) {
        assertThatThrownBy(() -> policy(percent, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Gems that come back would be gone before they are there. */
    @Test
    void aGraceIsNotNegative() {
        assertThatThrownBy(() -> policy(50, Duration.ofNanos(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static LedgerPolicy policy(int percent, Duration grace) {
        return new LedgerPolicy(new Gems(Gems.MAX_UNITS), new Gems(Gems.MAX_UNITS), percent, grace);
    }
}
