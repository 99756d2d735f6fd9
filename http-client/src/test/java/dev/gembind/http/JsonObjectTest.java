package dev.gembind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-19")
class JsonObjectTest {
    private static final JsonObject JSON =
            StrictJson.findObject("""
                    {"id": "7", "n": 7, "big": 18446744073709551616.5, "yes": true, "nil": null, "quoted": "true",
                     "app": {"id": "8", "n": 9}, "scopes": ["a", "b"], "mixed": ["a", 1]}
                    """.getBytes(StandardCharsets.UTF_8)).orElseThrow();

    @Test
    void fieldsOfTheRightTypeAreRead() {
        assertThat(JSON.text("id")).isEqualTo("7");
        assertThat(JSON.findNumber("big")).contains(new BigDecimal("18446744073709551616.5"));
        assertThat(JSON.flag("yes", false)).isTrue();
        assertThat(JSON.object("app").text("id")).isEqualTo("8");
        assertThat(JSON.texts("scopes")).containsExactly("a", "b");
    }

    @Test
    void absentAndNullFieldsAreTheSame() {
        assertThat(JSON.findText("nil")).isEmpty();
        assertThat(JSON.findText("none")).isEmpty();
        assertThat(JSON.flag("nil", true)).isTrue();
        assertThat(JSON.findNumber("none")).isEmpty();
    }

    @Test
    void missingFieldIsNamed() {
        assertRefused(json -> json.text("none"), "none is missing");
        assertRefused(json -> json.text("nil"), "nil is missing");
        assertRefused(json -> json.object("none"), "none is missing");
        assertRefused(json -> json.texts("none"), "none is missing");
        assertRefused(json -> json.object("app").text("none"), "app.none is missing");
    }

    @Test
    void nothingIsConverted() {
        assertRefused(json -> json.text("n"), "n must be a string, but is of type number");
        assertRefused(json -> json.flag("quoted", false), "quoted must be true or false, but is of type string");
        assertRefused(json -> json.findNumber("id"), "id must be a number, but is of type string");
        assertRefused(json -> json.object("id"), "id must be an object, but is of type string");
        assertRefused(json -> json.texts("id"), "id must be an array, but is of type string");
        assertRefused(json -> json.texts("mixed"), "mixed[] must be a string, but is of type number");
        assertRefused(json -> json.object("app").text("n"), "app.n must be a string, but is of type number");
    }

    @Test
    @Tag("A-34")
    void refusalHasAStableCodeAndThePath() {
        assertThatThrownBy(() -> JSON.object("app").text("none"))
                .isInstanceOfSatisfying(JsonShapeException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("wrong-shape");
                    assertThat(refusal.path()).isEqualTo("app.none");
                });
    }

    private static void assertRefused(Consumer<JsonObject> read, String message) {
        assertThatThrownBy(() -> read.accept(JSON))
                .isInstanceOf(JsonShapeException.class)
                .hasMessage(message);
    }
}
