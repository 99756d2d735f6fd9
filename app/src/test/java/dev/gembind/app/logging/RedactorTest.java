package dev.gembind.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B-08")
@Tag("A-09")
class RedactorTest {
    private static final String BOT = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_0123";
    private static final String API_KEY = "gb_01jdx0000000000000000000ab_" + "Zk3-".repeat(10) + "abc";
    private static final String LINK_TOKEN = "Lq83vASNFZ4mrze8BI0VniQ";
    private static final String SESSION = "q83vASNFZ4mrze8BI0VniavN-e8BI0VniavN7wEjRWc";

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of("token is " + BOT + " here", "token is *** here"),
                Arguments.of(
                        "POST http://x.example/bot" + BOT + "/getMe failed", "POST http://x.example/***/getMe failed"),
                Arguments.of("sent Bearer abc.def-123", "sent Bearer ***"),
                Arguments.of("Authorization: Basic dXNlcjpwYXNz\nnext", "Authorization: ***\nnext"),
                Arguments.of("{\"authorization\":\"Bearer abc\"}", "{\"authorization\":\"***\"}"),
                Arguments.of("Set-Cookie: sid=abc; Path=/", "Set-Cookie: ***"),
                Arguments.of("key " + API_KEY + ".", "key gb_***."),
                Arguments.of("opened " + LINK_TOKEN, "opened ***"),
                Arguments.of("session " + SESSION + " gone", "session *** gone"),
                Arguments.of("text was /start abc", "text was /start ***"),
                Arguments.of("text was /link BCDF-GHJK now", "text was /link *** now"),
                Arguments.of(
                        "GET /auth/discord/callback?code=abc&state=def HTTP/1.1",
                        "GET /auth/discord/callback?*** HTTP/1.1"),
                Arguments.of("see https://t.me/bot?start=abc)", "see https://t.me/bot?***)"),
                Arguments.of("client_secret=hunter2&x=1", "client_secret=***&x=1"),
                Arguments.of("{\"access_token\": \"abc\", \"n\": 1}", "{\"access_token\": \"***\", \"n\": 1}"),
                Arguments.of("{\\\"refresh_token\\\":\\\"abc\\\"}", "{\\\"refresh_token\\\":\\\"***\\\"}"),
                Arguments.of(
                        "DISCORD_CLIENT_SECRET=abc SECRET_KEY = def", "DISCORD_CLIENT_SECRET=*** SECRET_KEY = ***"),
                Arguments.of("code_verifier=abc", "code_verifier=***"));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aSecretIsHiddenAndTheRestIsKept(String text, String redacted) {
        assertThat(Redactor.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bound discord account for user u-1 in 12 ms",
                "Failed to exchange code for token: invalid-code",
                "TELEGRAM_BOT_TOKEN belongs to @other_bot, but TELEGRAM_BOT_USERNAME is gem_bot.",
                "the token: it was refused",
                "2026-11-25T21:20:19.123Z listening on 127.0.0.1:8080, really? yes",
                "user 01jdx0000000000000000000ab attempt 01jdx0000000000000000000cd",
                "at org.eclipse.jetty.server.internal.HttpChannelState$HandlerInvoker.run(HttpChannelState.java:815)",
                "secret",
                "secret=",
                "Bearer",
                "why?no=",
                "/start"
            })
    void whatIsNoSecretStays(String text) {
        String shown = Redactor.redact(text);

        assertThat(shown).isEqualTo(text.equals("why?no=") ? "why?***" : text);
    }

    @Test
    void everySecretOfALineIsHidden() {
        String line = String.join(" ", BOT, API_KEY, LINK_TOKEN, SESSION, "Bearer planted1", "password=planted2");

        assertThat(Redactor.redact(line))
                .doesNotContain("AAF-", "Zk3-", "q83vASNFZ4mrze8BI0Vni", "planted")
                .isEqualTo("*** gb_*** *** *** Bearer *** password=***");
    }

    @Test
    void aHugeLineTakesLinearTime() {
        String line = "secret=".repeat(20_000) + "a".repeat(200_000) + "1".repeat(200_000) + ":";

        assertThat(Redactor.redact(line)).startsWith("secret=***");
    }
}
