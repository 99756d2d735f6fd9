package dev.gembind.core.webhooks;

import static dev.gembind.core.webhooks.Deliveries.post;
import static dev.gembind.core.webhooks.Deliveries.rejected;
import static dev.gembind.core.webhooks.Deliveries.secrets;
import static dev.gembind.core.webhooks.Deliveries.utf8;
import static dev.gembind.core.webhooks.Deliveries.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.webhooks.Verification.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-07")
class TelegramSchemeTest {
    private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final String NEW = "new-secret_of-the-bot";
    private static final String OLD = "old-secret_of-the-bot";

    private final WebhookVerifier telegram = WebhookSchemes.telegram(secrets(NEW, OLD));

    @Test
    void tellsWhichSecretFits() {
        assertThat(telegram.verify(post(Map.of(HEADER, NEW), "{}"))).isEqualTo(verified(0));
        assertThat(telegram.verify(post(Map.of("x-telegram-bot-api-secret-token", OLD), "{}")))
                .isEqualTo(verified(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"new-secret_of-the-bo", "new-secret_of-the-bot ", "NEW-secret_of-the-bot", "é"})
    void anotherTextIsWrong(String text) {
        assertThat(telegram.verify(post(Map.of(HEADER, text), "{}"))).isEqualTo(rejected(Reason.WRONG_SIGNATURE));
    }

    @Test
    void theHeaderIsNeededOnce() {
        assertThat(telegram.verify(post(Map.of(), "{}"))).isEqualTo(rejected(Reason.MISSING_HEADER));
        assertThat(telegram.verify(post(Map.of(HEADER, ""), "{}"))).isEqualTo(rejected(Reason.MISSING_HEADER));
        assertThat(telegram.verify(InboundWebhook.of(Deliveries.URL, Map.of(HEADER, List.of(NEW, NEW)), utf8("{}"))))
                .isEqualTo(rejected(Reason.MALFORMED));
    }
}
