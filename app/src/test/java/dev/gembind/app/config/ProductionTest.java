package dev.gembind.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-17")
class ProductionTest {
    @TempDir
    private Path folder;

    private ConfigWorld world;

    @BeforeEach
    void start() {
        world = new ConfigWorld(folder)
                .env("GEMBIND_ENV", "production")
                .env("BASE_URL", "https://gems.example")
                .env("SECRET_KEY", ConfigWorld.KEY);
    }

    @Test
    void aPublicHttpsAddressAndALongKeyAreAllItTakes() {
        assertThat(world.config().security().environment()).isEqualTo(Environment.PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gems.example",
                "https://localhost",
                "https://127.0.0.1:8443",
                "https://[::1]",
                "https://gems.localhost",
                "https://LOCALHOST"
            })
    void httpAndLocalAddressesAreRefused(String address) {
        assertThat(world.env("BASE_URL", address).wrongKeys()).containsExactly("BASE_URL");
    }

    @Test
    void theDefaultAddressIsRefusedToo() {
        assertThat(world.env("BASE_URL", "").wrongKeys()).containsExactly("BASE_URL");
    }

    @Test
    void aMissingKeyIsRefused() {
        assertThat(world.env("SECRET_KEY", "").wrongKeys()).containsExactly("SECRET_KEY");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThat(world.env("SECRET_KEY", "x".repeat(31)).wrongKeys()).containsExactly("SECRET_KEY");
    }

    @Test
    void aRedirectOverHttpIsRefused() {
        world.discord().env("DISCORD_REDIRECT_URI", "http://gems.example/auth/discord/callback");

        assertThat(world.wrongKeys()).contains("DISCORD_REDIRECT_URI");
    }

    @Test
    void secretsGoOverHttpToThisMachineOnly() {
        world.telegram().env("TELEGRAM_API_BASE", "http://127.0.0.1:8081");
        assertThat(world.read().problems()).isEmpty();

        world.env("TELEGRAM_API_BASE", "http://bots.example:8081");
        assertThat(world.wrongKeys()).containsExactly("TELEGRAM_API_BASE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gems.example/callback",
                "https://other.example/auth/discord/callback",
                "https://gems.example:8443/auth/discord/callback",
                "https://gems.example/auth/discord/callback?x=1"
            })
    void aRedirectThatDoesNotLeadBackHereIsRefused(String redirect) {
        world.discord().env("DISCORD_REDIRECT_URI", redirect);

        assertThat(world.wrongKeys()).containsExactly("DISCORD_REDIRECT_URI");
        assertThat(world.read().problems().get(0).fix()).contains("https://gems.example/auth/discord/callback");
    }

    @Test
    void aRedirectMayNameTheUsualPort() {
        world.discord().env("DISCORD_REDIRECT_URI", "https://Gems.example:443/auth/discord/callback");

        assertThat(world.read().problems()).isEmpty();
    }
}
