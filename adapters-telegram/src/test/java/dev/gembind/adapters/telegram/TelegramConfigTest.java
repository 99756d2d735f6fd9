package dev.gembind.adapters.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gembind.core.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-24")
class TelegramConfigTest {
    private static final TelegramConfig GOOD = TelegramConfig.of(Secret.of(ScriptedBotApi.TOKEN), "gembind_bot");

    @ParameterizedTest
    @ValueSource(strings = {"nocolon-secret", "0123:abc", ":abc", "123:", "12a:abc", "123:a/b", "123:a b", "123:é"})
    void aTokenOfTheWrongShapeIsRefusedWithoutBeingShown(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TelegramConfig.of(Secret.of(token), "gembind_bot"))
                .withMessageStartingWith("token must look like")
                .withMessageNotContaining(token);
    }

    @Test
    void aTokenOfMoreThanEightyCharactersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TelegramConfig.of(Secret.of("1:" + "a".repeat(79)), "gembind_bot"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@gembind_bot", "bot", "a-b-c-d", "", "abcdefghijklmnopqrstuvwxyz_0123456"})
    void aUsernameOfTheWrongShapeIsRefused(String username) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TelegramConfig.of(Secret.of(ScriptedBotApi.TOKEN), username))
                .withMessageContaining("username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1",
                "https://api.telegram.org/bot",
                "https://h?x=1",
                "https://h#x",
                "https://u:p@h",
                "api.telegram.org",
                "https:///x"
            })
    void onlySchemeHostAndPortAreTaken(String base) {
        assertThatIllegalArgumentException().isThrownBy(() -> GOOD.withApiBase(URI.create(base)));
    }

    @Test
    void timeoutsAreBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> GOOD.withCallTimeout(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TelegramConfig(
                        GOOD.token(), GOOD.username(), GOOD.apiBase(), GOOD.callTimeout(), Duration.ofSeconds(51)));
    }

    @Test
    @Tag("A-09")
    void theTokenIsNotPrinted() {
        assertThat(GOOD.toString()).doesNotContain("secret_part").contains("***");
    }
}
