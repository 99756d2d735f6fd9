package dev.gembind.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feature is on with all of its keys, and an error with some of them. */
@Tag("A-24")
@Tag("A-T8")
class FeatureKeysTest {
    private ConfigWorld world;

    @BeforeEach
    void start(@TempDir Path folder) {
        world = new ConfigWorld(folder);
    }

    @Test
    void aFeatureWithSomeOfItsKeysIsAnErrorForEachMissingOne() {
        world.env("DISCORD_CLIENT_ID", "110000000000000001").env("TWITTER_CLIENT_ID", "abc");

        assertThat(world.wrongKeys())
                .containsExactly(
                        "DISCORD_CLIENT_SECRET",
                        "DISCORD_REDIRECT_URI",
                        "TWITTER_CLIENT_SECRET",
                        "TWITTER_REDIRECT_URI");
        assertThat(world.read().problems().get(0).message()).contains("DISCORD_CLIENT_ID is set");
    }

    @Test
    void anExtraAloneAsksForTheRest() {
        world.env("TELEGRAM_WEBHOOK_SECRET", "abcdefghijklmnop");

        assertThat(world.wrongKeys()).containsExactly("TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_USERNAME");
    }

    @Test
    void featuresOfLaterVersionsAreCheckedAndNamedAsUnused() {
        world.env("REPLICATE_API_TOKEN", "r8_aaaaaaaa").env("REPLICATE_MODEL", "acme/draw");

        assertThat(world.read().problems()).isEmpty();
        assertThat(world.read().unused()).containsExactly("images");
    }

    @Test
    void onlyAPlatformMakesStartServe() {
        assertThat(world.env("PORT", "1234")
                        .env("DISCORD_API_BASE", "https://x.example")
                        .read()
                        .namesPlatform())
                .isFalse();
        assertThat(world.env("TELEGRAM_BOT_USERNAME", "?").read().namesPlatform())
                .isTrue();
    }
}
