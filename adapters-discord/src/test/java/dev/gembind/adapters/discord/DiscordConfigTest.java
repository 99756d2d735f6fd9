package dev.gembind.adapters.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-24")
class DiscordConfigTest {
    private static final Secret SECRET = Secret.of("cl1ent-s3cret");
    private static final URI REDIRECT = URI.create("https://gems.example/auth/discord/callback");
    private static final DiscordConfig.Site SITE = new DiscordConfig.Site(URI.create("https://gems.example"), "0.1.0");
    private static final DiscordConfig GOOD = DiscordConfig.of("110000000000000001", SECRET, REDIRECT, SITE);

    @Test
    void usualValuesAreDiscordAndTenSeconds() {
        assertThat(GOOD.apiBase()).hasToString("https://discord.com");
        assertThat(GOOD.timeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    @Tag("A-09")
    void textFormHidesTheSecret() {
        assertThat(GOOD.toString()).contains("***").doesNotContain("cl1ent-s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my-app", "0110000000000000001", "99999999999999999999", "1"})
    void clientIdMustBeADiscordId(String id) {
        assertThatThrownBy(() -> DiscordConfig.of(id, SECRET, REDIRECT, SITE)).hasMessageContaining("clientId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/discord/callback",
                "ftp://gems.example/x",
                "https://gems.example/x#y",
                "https://u@gems.example/x"
            })
    void redirectAddressMustBeWhole(String redirect) {
        assertThatThrownBy(() -> DiscordConfig.of("110000000000000001", SECRET, URI.create(redirect), SITE))
                .hasMessageContaining("redirectUri");
    }

    @ParameterizedTest
    @ValueSource(strings = {"discord.com", "https://discord.com/api", "https://discord.com?x=1", "ftp://discord.com"})
    void apiBaseMustBeBare(String base) {
        assertThatThrownBy(() -> GOOD.withApiBase(URI.create(base))).hasMessageContaining("apiBase");
    }

    @Test
    void timeoutMustBeReasonable() {
        assertThatThrownBy(() -> GOOD.withTimeout(Duration.ZERO)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> GOOD.withTimeout(Duration.ofHours(1))).hasMessageContaining("timeout");
    }

    @Test
    void siteMustFitIntoAHeader() {
        assertThatThrownBy(() -> new DiscordConfig.Site(URI.create("gems.example"), "1"))
                .hasMessageContaining("site.url");
        assertThatThrownBy(() -> new DiscordConfig.Site(URI.create("https://gems.example"), "1)\r\nX: y"))
                .hasMessageContaining("site.version");
    }
}
