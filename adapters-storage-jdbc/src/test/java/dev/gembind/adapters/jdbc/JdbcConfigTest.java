package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Secret;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JdbcConfigTest {
    private static final JdbcConfig USUAL =
            JdbcConfig.of("jdbc:postgresql://db.example/gembind", "gembind", Secret.of("a password"));

    @Test
    void eachChangeKeepsTheRest() {
        Duration second = Duration.ofSeconds(1);

        JdbcConfig changed = USUAL.withPoolSize(3)
                .withUrgent(Set.of("pre-checkout"), 2)
                .withTimeouts(second, second, second)
                .allowingNetworkFolder()
                .throughPooler()
                .withSeparateCommits();

        assertThat(changed)
                .isEqualTo(new JdbcConfig(
                        USUAL.url(),
                        "gembind",
                        USUAL.password(),
                        3,
                        Set.of("pre-checkout"),
                        2,
                        second,
                        second,
                        second,
                        EnumSet.allOf(JdbcConfig.Trait.class)));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Duration second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> USUAL.withPoolSize(0)).hasMessageContaining("poolSize");
        assertThatThrownBy(() -> USUAL.withUrgent(Set.of("a"), 0)).hasMessageContaining("urgentPoolSize");
        assertThatThrownBy(() -> USUAL.withUrgent(Set.of(), -1)).hasMessageContaining("urgentPoolSize");
        assertThatThrownBy(() -> USUAL.withTimeouts(Duration.ZERO, second, second))
                .hasMessageContaining("deadline");
        assertThatThrownBy(() -> USUAL.withTimeouts(second, Duration.ofNanos(9), second))
                .hasMessageContaining("statementTimeout");
        assertThatThrownBy(() -> USUAL.withTimeouts(second, second, second.negated()))
                .hasMessageContaining("lockTimeout");
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(USUAL.toString()).doesNotContain("a password");
    }
}
