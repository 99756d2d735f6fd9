package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts, reasons, keys and users that are refused, by name and with nothing moved. */
@Tag("A-02")
class ApiGemInputTest extends GemsScene {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1e3",
                "1E0",
                "\"1\"",
                "null",
                "-1",
                "0",
                "-0",
                "9007199254740992",
                "9223372036854775808",
                "true",
                "[1]",
                "{}",
                "1e400"
            })
    void amountThatIsNoWholeNumberIsRefusedByName(String amount) {
        Reply reply = api.postOnce(CREDIT, "c1", "{\"gems\":" + amount + ",\"reason\":\"x\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(code(reply)).isEqualTo("validation");
        assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/gems");
        assertThat(credit(1, "c1").status()).as("the key is free").isEqualTo(201);
    }

    @Test
    void missingAmountIsRefusedByName() {
        Reply reply = api.postOnce(CREDIT, "c1", "{\"reason\":\"x\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/message").asText()).isEqualTo("is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "\"a\\u0000b\"", "\"a\\nb\"", "\"\\ud800\"", "7", "null"})
    void reasonThatPeopleCouldNotReadIsRefused(String reason) {
        Reply reply = api.postOnce(CREDIT, "c1", "{\"gems\":1,\"reason\":" + reason + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/reason");
    }

    @Test
    void reasonsMayHaveTwoHundredCharacters() {
        String most = "é".repeat(200);

        assertThat(api.postOnce(CREDIT, "c1", "{\"gems\":1,\"reason\":\"" + most + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(api.postOnce(CREDIT, "c2", "{\"gems\":1,\"reason\":\"" + most + "x\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Tag("A-03")
    void requestWithoutAKeyIsRefusedByTheNameOfTheHeader() {
        Reply missing = api.post(CREDIT, "{\"gems\":1,\"reason\":\"x\"}");

        assertThat(missing.status()).isEqualTo(400);
        assertThat(code(missing)).isEqualTo("validation");
        assertThat(missing.json().at("/errors/0/parameter").asText()).isEqualTo("Idempotency-Key");
        assertThat(balance().path("gems").asLong()).isZero();
    }

    @Test
    @Tag("A-03")
    void twoKeysAreNoKey() {
        Reply reply = api.postOnce(CREDIT, "one\r\nIdempotency-Key: two", "{\"gems\":1,\"reason\":\"x\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/parameter").asText()).isEqualTo("Idempotency-Key");
        assertThat(balance().path("gems").asLong()).isZero();
    }

    @Test
    @Tag("A-03")
    void keysHaveUpTo255PrintableCharacters() {
        assertThat(credit(1, "k".repeat(255)).status()).isEqualTo(201);
        assertThat(credit(1, "a b~!").status()).isEqualTo(201);
        for (String bad : List.of("", "k".repeat(256), "caf\u00e9", "a\tb")) {
            Reply reply = credit(1, bad);
            assertThat(reply.status()).as(bad).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/parameter").asText()).isEqualTo("Idempotency-Key");
        }
    }

    @Test
    void unknownUserIsNotFoundAndNothingIsKept() {
        assertThat(code(api.get("/users/nobody/gems"))).isEqualTo("not-found");
        assertThat(api.get("/users/nobody/gems/entries").status()).isEqualTo(404);
        assertThat(api.get("/users/nobody/gems?at_version=0").status()).isEqualTo(404);
        assertThat(api.postOnce("/users/nobody/gems/credit", "k", "{\"gems\":1,\"reason\":\"x\"}")
                        .status())
                .isEqualTo(404);
        api.put("/users/nobody", "");
        assertThat(api.get("/users/nobody/gems").json().path("version").asLong())
                .isZero();
    }
}
