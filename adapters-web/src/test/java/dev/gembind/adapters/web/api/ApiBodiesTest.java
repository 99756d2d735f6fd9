package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.web.Reply;
import dev.gembind.adapters.web.WebWorld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-32")
class ApiBodiesTest extends ApiScene {
    private static final String PATH = "/users/alice/bindings/discord";

    ApiBodiesTest() {
        super(new WebWorld().limits(WebWorld.limits(1 << 20, java.time.Duration.ofSeconds(20))));
    }

    @Test
    void unknownFieldsAreNamedByPointer() {
        Reply reply = api.put(PATH, "{\"id\":\"80351110224678912\",\"hanlde\":\"x\",\"a/b~c\":1}");

        assertThat(reply.status()).isEqualTo(400);
        JsonNode errors = reply.json().path("errors");
        assertThat(errors).hasSize(2);
        assertThat(errors.get(0).path("pointer").asText()).isEqualTo("/hanlde");
        assertThat(errors.get(1).path("pointer").asText()).isEqualTo("/a~1b~0c");
        assertThat(api.get("/users/alice/bindings").json().path("bindings")).isEmpty();
    }

    @Test
    void unknownFieldsAreRefusedWhereNoneIsExpectedToo() {
        assertThat(api.put("/users/bob", "{\"name\":\"Bob\"}").status()).isEqualTo(400);
        assertThat(api.get("/users/bob").status()).isEqualTo(404);
    }

    @Test
    void endlessListOfUnknownFieldsIsCutShort() {
        StringBuilder body = new StringBuilder("{\"id\":\"80351110224678912\"");
        for (int i = 0; i < 2_000; i++) {
            body.append(",\"x").append(i).append("\":0");
        }

        assertThat(api.put(PATH, body + "}").json().path("errors")).hasSize(10);
    }

    @Test
    void missingAndMistypedFieldsAreNamed() {
        assertThat(error(api.put(PATH, "{}"))).isEqualTo("/id is missing");
        assertThat(error(api.put(PATH, "{\"id\":80351110224678912}"))).isEqualTo("/id must be a text");
        assertThat(error(api.put(PATH, "{\"id\":null}"))).isEqualTo("/id must be a text");
        assertThat(error(api.put(PATH, "{\"id\":\"80351110224678912\",\"handle\":[]}")))
                .isEqualTo("/handle must be a text");
    }

    private static String error(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        JsonNode error = reply.json().path("errors").get(0);
        return error.path("pointer").asText() + " " + error.path("message").asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "\"text\"",
                "null",
                "{\"id\":\"80351110224678912\"",
                "{\"id\":\"80351110224678912\"} {}",
                "{\"id\":\"80351110224678912\",\"id\":\"80351110224678912\"}",
                "{'id':'80351110224678912'}",
                "{\"id\":\"80351110224678912\",}",
                "// comment\n{\"id\":\"80351110224678912\"}",
                "{\"id\":\"8035111\n0224678912\"}"
            })
    void whatIsNotOneJsonObjectIsRefused(String body) {
        Reply reply = api.put(PATH, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("code").asText()).isEqualTo("validation");
        assertThat(api.get("/users/alice/bindings").json().path("bindings")).isEmpty();
    }

    @Test
    void deepNestingAndLongNumbersAreRefusedWithoutBeingRead() {
        assertThat(api.put(PATH, "{\"id\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(api.put(PATH, "{\"id\":" + "9".repeat(20_000) + "}").status())
                .isEqualTo(400);
    }

    @Test
    void bodyBeyond64KibIsTooLarge() {
        String head = "{\"id\":\"80351110224678912\",\"handle\":\"";
        String most = head + "x".repeat(JsonFields.MAX_BYTES - head.length() - 2) + "\"}";

        Reply over = api.put(PATH, most + " ");

        assertThat(over.status()).isEqualTo(413);
        assertThat(over.json().path("code").asText()).isEqualTo("too-large");
        assertThat(api.put(PATH, most).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: text/plain", "Content-Type: application/x-www-form-urlencoded", "X-None: 1"})
    void otherContentTypesAreRefused(String type) {
        Reply reply = world.call(
                "PUT",
                ApiRoutes.BASE + PATH,
                "{\"id\":\"80351110224678912\"}",
                world.core().hostKey(),
                type);

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.json().path("code").asText()).isEqualTo("validation");
    }

    @Test
    void parametersOfTheContentTypeDoNotMatter() {
        Reply reply = world.call(
                "PUT",
                ApiRoutes.BASE + PATH,
                "{\"id\":\"80351110224678912\",\"handle\":\"Ünal\"}",
                world.core().hostKey(),
                "Content-Type: Application/JSON; charset=UTF-8");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("handle").asText()).isEqualTo("Ünal");
    }
}
