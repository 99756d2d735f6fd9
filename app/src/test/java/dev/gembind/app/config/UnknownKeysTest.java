package dev.gembind.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that nobody knows are errors where they can only be meant for this program. */
@Tag("A-24")
@Tag("A-T8")
class UnknownKeysTest {
    private ConfigWorld world;

    @BeforeEach
    void start(@TempDir Path folder) {
        world = new ConfigWorld(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "GEMBIND_LINK_CODE_TLL, Did you mean GEMBIND_LINK_CODE_TTL?",
        "GEMBIND_TRUSTED_PROXY, Did you mean GEMBIND_TRUSTED_PROXIES?",
        "GEMBIND_ENVIRONMNT_OF_THE_DEVIL, Remove it; gembind config template lists every key."
    })
    void unknownKeysOfOursAreErrorsWithASuggestion(String key, String fix) {
        world.env(key, "1");

        assertThat(world.read().problems())
                .extracting(Problem::key, Problem::fix)
                .containsExactly(tuple(key, fix));
    }

    @Test
    void unknownKeysOfOtherProgramsAreNoneOfOurBusiness() {
        world.env("PATH", "/bin").env("TELEGRAM_SOMETHING_ELSE", "1").env("HOSTNAME", "box");

        assertThat(world.read().problems()).isEmpty();
    }

    @Test
    void anUnknownKeyInTheFileIsAnErrorWhateverItsName() {
        world.file("DISCORD_CLIENT_IDD=1");

        assertThat(world.read().problems()).extracting(Problem::fix).containsExactly("Did you mean DISCORD_CLIENT_ID?");
    }
}
