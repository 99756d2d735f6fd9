package dev.gembind.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A-24")
@Tag("B-08")
class SecretsTest {
    @TempDir
    private Path folder;

    private ConfigWorld world;

    @BeforeEach
    void start() {
        world = new ConfigWorld(folder);
    }

    @Test
    void aSecretMayComeFromAFile() {
        Path file = world.secretFile("\n" + ConfigWorld.KEY + "\n", "rw-------");

        world.env("SECRET_KEY_FILE", file.toString());

        assertThat(world.config().security().secretKey()).isNotNull();
        assertThat(world.config().security().secretKey().reveal()).isEqualTo(ConfigWorld.KEY);
        assertThat(world.read().rows())
                .contains(new Row("Site", "SECRET_KEY", "***", "secret file " + file))
                .noneMatch(row -> row.value().contains(ConfigWorld.KEY));
    }

    @Test
    void aSecretAndItsFileTogetherAreAnError() {
        Path file = world.secretFile(ConfigWorld.KEY, "rw-------");

        world.file("SECRET_KEY_FILE=" + file).env("SECRET_KEY", ConfigWorld.KEY);

        assertThat(world.read().problems())
                .extracting(Problem::toString)
                .containsExactly("SECRET_KEY_FILE and SECRET_KEY are both set. Keep one of them.");
    }

    @Test
    void aSecretFileThatEverybodyCanReadIsAnError() {
        Path file = world.secretFile(ConfigWorld.KEY, "rw-r--r--");

        world.env("SECRET_KEY_FILE", file.toString());

        assertThat(world.read().problems()).extracting(Problem::fix).containsExactly("Run: chmod o-r " + file);
    }

    @Test
    void aSecretFileThatIsMissingOrEmptyIsAnError() {
        world.env("SECRET_KEY_FILE", folder.resolve("nowhere").toString())
                .env(
                        "DISCORD_CLIENT_SECRET_FILE",
                        world.secretFile(" \n", "rw-------").toString());

        assertThat(world.wrongKeys()).contains("SECRET_KEY_FILE", "DISCORD_CLIENT_SECRET_FILE");
    }

    @Test
    void aSecretOnTheCommandLineIsAnErrorButItsFileIsNot() {
        Path file = world.secretFile(ConfigWorld.KEY, "rw-------");

        world.flag("DISCORD_CLIENT_SECRET", "x").flag("SECRET_KEY_FILE", file.toString());

        assertThat(world.wrongKeys()).containsExactly("DISCORD_CLIENT_SECRET");
    }

    @Test
    void noProblemEverShowsASecret() {
        world.env("SECRET_KEY", "tooShortButSecret")
                .env("TELEGRAM_BOT_TOKEN", "123:has space inside")
                .env("TELEGRAM_BOT_USERNAME", "gem_bot")
                .env("SECRET_KEY_PREVIOUS", "old-and-short");

        assertThat(world.wrongKeys()).containsExactly("SECRET_KEY", "SECRET_KEY_PREVIOUS", "TELEGRAM_BOT_TOKEN");
        assertThat(world.read().problems().toString())
                .doesNotContain("tooShortButSecret", "has space inside", "old-and-short");
    }

    @Test
    void previousKeysAreAList() {
        world.env("SECRET_KEY_PREVIOUS", "a".repeat(32) + ", " + "b".repeat(40));

        assertThat(world.config().security().previousKeys()).hasSize(2);
    }

    @Test
    void noRecordPrintsASecret() {
        AppConfig config =
                world.discord().telegram().env("SECRET_KEY", ConfigWorld.KEY).config();

        assertThat(config.toString()).doesNotContain("discord-secret", "ABC-def", ConfigWorld.KEY);
    }

    @Test
    void theAddressForAlertsIsASecretAndGoesOverHttpToThisMachineOnly() {
        world.env("GEMBIND_ALERT_WEBHOOK_URL", "https://chat.example/hooks/planted");
        assertThat(world.read().problems()).isEmpty();
        assertThat(world.read().rows().toString()).doesNotContain("planted");
        assertThat(world.config().toString()).doesNotContain("planted");

        world.env("GEMBIND_ALERT_WEBHOOK_URL", "http://chat.example/hooks/planted");
        assertThat(world.wrongKeys()).containsExactly("GEMBIND_ALERT_WEBHOOK_URL");
        assertThat(world.read().problems().toString()).doesNotContain("planted");

        world.env("GEMBIND_ALERT_WEBHOOK_URL", "http://127.0.0.1:9/hooks");
        assertThat(world.read().problems()).isEmpty();
    }
}
