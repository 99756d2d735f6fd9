package dev.gembind.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.app.config.LogFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

@Tag("A-O1")
@Tag("B-08")
class EncoderTest {
    private static final String PLANTED = "gb_01jdx0000000000000000000ab_" + "k".repeat(43);

    @Test
    void aTextLineHasTimeLevelPlaceAndMessage() {
        assertThat(encode(LogFormat.TEXT, event("bound {} for {}", "discord", "u-1")))
                .isEqualTo("2026-11-25T21:20:19.123Z INFO  Binder: bound discord for u-1 request_id=r-7\n");
    }

    @Test
    void aTextMessageCannotForgeALineOrSteerATerminal() {
        String line = encode(LogFormat.TEXT, event("name {}", "a\r\n2026 ERROR forged \u001b[2J\u0000"));

        assertThat(line.lines()).hasSize(1);
        assertThat(line).contains("a\\r\\n2026 ERROR forged ?[2J?");
    }

    @Test
    void aJsonLineIsOneObject() throws Exception {
        String line = encode(LogFormat.JSON, event("bound\n{}", "\u001b"));
        JsonNode json = new ObjectMapper().readTree(line);

        assertThat(line.lines()).hasSize(1);
        assertThat(json.path("ts").asText()).isEqualTo("2026-11-25T21:20:19.123Z");
        assertThat(json.path("level").asText()).isEqualTo("INFO");
        assertThat(json.path("message").asText()).isEqualTo("bound\n\u001b");
        assertThat(json.path("request_id").asText()).isEqualTo("r-7");
    }

    @Test
    void fieldsOfTheLineItselfAreWrittenBesideThoseOfTheRequestAndRedactedToo() throws Exception {
        LoggingEvent event = event("refused");
        event.addKeyValuePair(new KeyValuePair("code", "storage-full"));
        event.addKeyValuePair(new KeyValuePair("seen", PLANTED));

        String text = encode(LogFormat.TEXT, event);
        JsonNode json = new ObjectMapper().readTree(encode(LogFormat.JSON, event));

        assertThat(text).contains(" code=storage-full request_id=r-7 seen=").doesNotContain("kkkk");
        assertThat(json.path("code").asText()).isEqualTo("storage-full");
        assertThat(json.path("request_id").asText()).isEqualTo("r-7");
        assertThat(json.path("seen").asText()).isNotEmpty().doesNotContain("kkkk");
    }

    @Test
    void secretsLeaveNeitherInMessagesNorInExceptionsNorInContext() throws Exception {
        LoggingEvent event = event("calling with {}", PLANTED);
        event.setThrowableProxy(new ch.qos.logback.classic.spi.ThrowableProxy(
                new IllegalStateException("Bearer " + PLANTED, new RuntimeException("?token=" + PLANTED))));

        for (LogFormat format : LogFormat.values()) {
            assertThat(encode(format, event))
                    .contains("IllegalStateException", "***")
                    .doesNotContain("kkkk");
        }
        assertThat(new ObjectMapper().readTree(encode(LogFormat.JSON, event)).has("exception"))
                .isTrue();
    }

    private static String encode(LogFormat format, ILoggingEvent event) {
        return new String(Logging.encoder(format).encode(event), StandardCharsets.UTF_8);
    }

    private static LoggingEvent event(String message, Object... arguments) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event =
                new LoggingEvent("fqcn", context.getLogger("dev.gembind.Binder"), Level.INFO, message, null, arguments);
        event.setInstant(Instant.parse("2026-11-25T21:20:19.123Z"));
        event.setMDCPropertyMap(Map.of("request_id", "r-7"));
        return event;
    }
}
