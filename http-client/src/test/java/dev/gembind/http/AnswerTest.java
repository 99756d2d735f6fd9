package dev.gembind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.testkit.http.ScriptedServer.Script;
import dev.gembind.testkit.http.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of answers that do arrive. */
@Tag("A-19")
class AnswerTest {
    @Test
    void jsonObjectIsASuccess() {
        HttpResult result = answerTo((request, wire) -> wire.json(200, "{\"id\":\"7\"}"));

        assertThat(result).isInstanceOfSatisfying(HttpResult.Success.class, success -> {
            assertThat(success.answer().status()).isEqualTo(200);
            assertThat(success.answer().json().text("id")).isEqualTo("7");
        });
    }

    @Test
    void jsonTypeWithSuffixAndParametersIsJson() {
        assertThat(answerTo((request, wire) -> wire.send(200, "Application/Problem+JSON; charset=utf-8", "{}")))
                .isInstanceOf(HttpResult.Success.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "null",
                "{",
                "{}{}",
                "{} x",
                "{'a':1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "// c\n{}",
                "\uFEFF{}"
            })
    void anythingButOneStrictJsonObjectIsMalformed(String body) {
        assertFailed(answerTo((request, wire) -> wire.json(200, body)), HttpFailure.MALFORMED, 200);
    }

    @Test
    void invalidUtf8AndOtherEncodingsAreMalformed() {
        byte[] broken = {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '"', '}'};
        byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE);

        assertFailed(answerTo(bytes("", broken)), HttpFailure.MALFORMED, 200);
        assertFailed(answerTo(bytes("", utf16)), HttpFailure.MALFORMED, 200);
    }

    @Test
    void deepNestingIsMalformedAndNotAStackOverflow() {
        String deep = "{\"a\":" + "[".repeat(1500) + "]".repeat(1500) + "}";

        assertFailed(answerTo((request, wire) -> wire.json(200, deep)), HttpFailure.MALFORMED, 200);
    }

    @Test
    void webPageInsteadOfJsonIsTold() {
        assertFailed(
                answerTo((request, wire) -> wire.send(200, "text/html; charset=UTF-8", "<html>")),
                HttpFailure.HTML,
                200);
    }

    @Test
    void textThatLooksLikeJsonIsNotTaken() {
        assertFailed(answerTo((request, wire) -> wire.send(200, "text/plain", "{}")), HttpFailure.CONTENT_TYPE, 200);
    }

    @Test
    void emptySuccessIsAFailureUnlessNoBodyIsWanted() throws Exception {
        try (ClientWorld world = ClientWorld.of((request, wire) -> wire.json(200, ""))) {
            HttpResult strict = world.get();
            HttpResult relaxed =
                    world.http.send(HttpCall.get("/thing").ignoringBody().build());

            assertFailed(strict, HttpFailure.EMPTY, 200);
            assertThat(relaxed).isInstanceOf(HttpResult.Success.class);
        }
    }

    @Test
    void redirectIsNeverFollowed() {
        try (ClientWorld world =
                ClientWorld.of((request, wire) -> wire.send(302, "text/html", "", "Location: /other"))) {
            assertFailed(world.post(), HttpFailure.REDIRECT, 302);
            assertThat(world.server.received()).hasSize(1);
        }
    }

    @Test
    void refusalKeepsItsReasons() {
        HttpResult result = answerTo((request, wire) -> wire.json(400, "{\"error\":\"invalid_grant\"}"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        HttpResult.Refused.class,
                        refused -> assertThat(refused.answer().json().text("error"))
                                .isEqualTo("invalid_grant"));
    }

    @Test
    void refusalByAWebPageIsStillARefusal() {
        HttpResult result = answerTo((request, wire) -> wire.send(403, "text/html", "<p>error code: 1010</p>"));

        assertThat(result).isInstanceOfSatisfying(HttpResult.Refused.class, refused -> {
            assertThat(refused.answer().isHtml()).isTrue();
            assertThat(refused.answer().contains("error code: 1010")).isTrue();
            assertThat(refused.answer().findJson()).isEmpty();
            assertThatThrownBy(() -> refused.answer().json()).isInstanceOf(JsonShapeException.class);
        });
    }

    @Test
    void refusalWhoseBodyBreaksOffIsStillARefusal() {
        HttpResult result = answerTo((request, wire) -> {
            wire.raw(Wire.head(400, "Content-Type: application/json\r\nContent-Length: 50\r\n") + "{\"err");
            wire.reset();
        });

        assertThat(result).isInstanceOf(HttpResult.Refused.class);
    }

    @Test
    void brokenServiceIsAFailureWithItsStatus() {
        assertFailed(answerTo((request, wire) -> wire.json(500, "{}")), HttpFailure.SERVER_ERROR, 500);
        assertFailed(answerTo((request, wire) -> wire.send(502, "text/html", "<html>")), HttpFailure.SERVER_ERROR, 502);
    }

    @Test
    @Tag("A-36")
    void bodyAtTheCapIsReadAndOneByteMoreIsNot() {
        assertThat(answerTo((request, wire) -> wire.json(200, jsonOf(4096)))).isInstanceOf(HttpResult.Success.class);
        assertFailed(answerTo((request, wire) -> wire.json(200, jsonOf(4097))), HttpFailure.TOO_LARGE, 200);
    }

    @Test
    @Tag("A-36")
    void bodyThatSaysItIsTooLargeIsNotWaitedFor() {
        HttpResult result = answerTo((request, wire) -> {
            wire.raw(Wire.head(200, "Content-Type: application/json\r\nContent-Length: 4097\r\n"));
            wire.hang();
        });

        assertFailed(result, HttpFailure.TOO_LARGE, 200);
    }

    @Test
    @Tag("A-36")
    void endlessBodyWithoutALengthIsCutAtTheCap() {
        AtomicInteger chunks = new AtomicInteger();
        int most = 1024;
        HttpResult result = answerTo((request, wire) -> {
            wire.raw(Wire.head(200, "Content-Type: application/json\r\n"));
            while (chunks.get() < most) {
                wire.raw("x".repeat(64 << 10));
                chunks.incrementAndGet();
            }
        });

        assertFailed(result, HttpFailure.TOO_LARGE, 200);
        // what the system buffers may have left, the rest never did
        assertThat(chunks.get()).isLessThan(most / 2);
    }

    @Test
    @Tag("A-36")
    void packedBombIsCutAtTheCapAfterUnpacking() throws IOException {
        byte[] packed = gzip(jsonOf(8 << 20));

        assertThat(packed.length).isLessThan(16 << 10);
        assertFailed(answerTo(bytes("Content-Encoding: gzip\r\n", packed)), HttpFailure.TOO_LARGE, 200);
    }

    @Test
    void packedAnswerIsUnpacked() throws IOException {
        assertThat(answerTo(bytes("Content-Encoding: gzip\r\n", gzip("{\"id\":\"7\"}"))))
                .isInstanceOf(HttpResult.Success.class);
    }

    @Test
    void answerThatCannotBeUnpackedIsMalformed() {
        byte[] noGzip = "{\"id\":\"7\"}, and more than ten bytes".getBytes(StandardCharsets.UTF_8);

        assertFailed(answerTo(bytes("Content-Encoding: gzip\r\n", noGzip)), HttpFailure.MALFORMED, 200);
    }

    private static HttpResult answerTo(Script script) {
        try (ClientWorld world = ClientWorld.of(script)) {
            return world.get();
        }
    }

    private static Script bytes(String headers, byte[] body) {
        return (request, wire) -> {
            wire.raw(Wire.head(
                    200, "Content-Type: application/json\r\n" + headers + "Content-Length: " + body.length + "\r\n"));
            wire.raw(body);
        };
    }

    private static String jsonOf(int bytes) {
        return "{\"filler\":\"" + "x".repeat(bytes - 13) + "\"}";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new GZIPOutputStream(out)) {
            packer.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static void assertFailed(HttpResult result, HttpFailure failure, int status) {
        assertThat(result).isInstanceOfSatisfying(HttpResult.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(failure);
            assertThat(failed.status()).isEqualTo(status);
            assertThat(failed.sent()).isTrue();
        });
    }
}
