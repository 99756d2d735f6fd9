package dev.gembind.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Telegram sends updates only to whom it can reach and who has a secret for them. */
@Tag("A-24")
@Tag("A-T8")
class TelegramModeTest {
    private ConfigWorld world;

    @BeforeEach
    void start(@TempDir Path folder) {
        world = new ConfigWorld(folder);
    }

    @Test
    @Tag("A-07")
    void updatesAreSentOnlyToWhoHasASecretForThem() {
        world.telegram().env("TELEGRAM_MODE", "webhook").env("BASE_URL", "https://gems.example");

        assertThat(world.wrongKeys()).containsExactly("TELEGRAM_WEBHOOK_SECRET");
        assertThat(world.env("TELEGRAM_WEBHOOK_SECRET", "too-short").wrongKeys())
                .containsExactly("TELEGRAM_WEBHOOK_SECRET");
        assertThat(world.env("TELEGRAM_WEBHOOK_SECRET", "a-secret with a space").wrongKeys())
                .containsExactly("TELEGRAM_WEBHOOK_SECRET");

        assertThat(world.env("TELEGRAM_WEBHOOK_SECRET", "a-secret-of-16-or-more")
                        .wrongKeys())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://gems.example, https://api.telegram.org, true",
        "https://gems.example:8443, https://api.telegram.org, true",
        "https://gems.example:9443, https://api.telegram.org, false",
        "http://gems.example, https://api.telegram.org, false",
        "http://localhost:8080, https://api.telegram.org, false",
        "http://localhost:8080, http://127.0.0.1:8081, true",
        "http://gems.example, http://127.0.0.1:8081, false"
    })
    void updatesAreSentOnlyWhereTelegramSendsThem(String site, String api, boolean fits) {
        world.telegram()
                .env("TELEGRAM_MODE", "webhook")
                .env("TELEGRAM_WEBHOOK_SECRET", "a-secret-of-16-or-more")
                .env("BASE_URL", site)
                .env("TELEGRAM_API_BASE", api);

        assertThat(world.wrongKeys()).isEqualTo(fits ? List.of() : List.of("BASE_URL"));
        assertThat(world.env("TELEGRAM_MODE", "polling").wrongKeys()).isEmpty();
    }
}
