package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import dev.gembind.core.Platform;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.testkit.race.Race;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("G-10")
class ApiBindingsTest extends ApiScene {
    private static final String NELLY = "{\"id\":\"80351110224678912\",\"handle\":\"Nelly\"}";
    private static final String OTHER = "{\"id\":\"80351110224678999\"}";

    @BeforeEach
    void open() {
        api.put("/users/bob", "");
    }

    @Test
    void hostBindsAndRepeatsWithoutEffect() {
        Reply first = api.put("/users/alice/bindings/discord", NELLY);
        Reply again = api.put("/users/alice/bindings/discord", NELLY);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(first.json().path("handle").asText()).isEqualTo("Nelly");
        assertThat(first.json().path("status").asText()).isEqualTo("active");
        assertThat(api.get("/users/alice/bindings").json().path("bindings")).hasSize(1);
    }

    @Test
    @Tag("B-01")
    void accountOfAnotherUserIsRefusedWordForWord() {
        api.put("/users/alice/bindings/discord", NELLY);

        Reply reply = api.put("/users/bob/bindings/discord", NELLY);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("code").asText()).isEqualTo("binding-taken");
        assertThat(reply.json().path("detail").asText())
                .isEqualTo("This Discord account is already connected to another user");
        assertThat(reply.body()).doesNotContain("alice");
        assertThat(api.get("/users/bob/bindings").json().path("bindings")).isEmpty();
    }

    @Test
    @Tag("B-01")
    void oneOfManyAtOnceGetsTheAccount() {
        for (int i = 0; i < 16; i++) {
            api.put("/users/racer" + i, "");
        }

        List<Integer> statuses = Race.run(
                16,
                i -> api.put("/users/racer" + i + "/bindings/telegram", "{\"id\":\"4242\"}")
                        .status());

        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(15);
    }

    @Test
    void secondAccountOfThePlatformIsRefused() {
        api.put("/users/alice/bindings/discord", NELLY);

        Reply reply = api.put("/users/alice/bindings/discord", OTHER);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("code").asText()).isEqualTo("user-has-other");
    }

    @Test
    void bindingAnUnknownUserIsNotFound() {
        assertThat(api.put("/users/nobody/bindings/discord", NELLY).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12",
                "0080351110224678912",
                "99999999999999999999",
                "\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667",
                "80351110224678912 ",
                "nelly#1337",
                ""
            })
    @Tag("A-19")
    void textThatIsNoIdOfThePlatformIsRefused(String id) {
        Reply reply = api.put("/users/alice/bindings/discord", "{\"id\":\"" + id + "\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/id");
    }

    @Test
    @Tag("A-31")
    void hostileHandleIsCleanedAndMissingOneReplaced() {
        Reply hostile = api.put(
                "/users/alice/bindings/discord", "{\"id\":\"80351110224678912\",\"handle\":\"\\u202e\\u0000Nelly\"}");
        Reply missing = api.put("/users/bob/bindings/discord", OTHER);

        assertThat(hostile.json().path("handle").asText()).isEqualTo("Nelly");
        assertThat(missing.json().path("handle").asText()).isEqualTo("Discord user");
    }

    @Test
    @Tag("B-07")
    void unknownPlatformIsNamedWithTheKnownOnes() {
        Reply reply = api.put("/users/alice/bindings/myspace", NELLY);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("detail").asText())
                .isEqualTo("platform must be one of discord, telegram, twitter");
    }

    @Test
    void ownerOfAnAccountIsFound() {
        api.put("/users/alice/bindings/discord", NELLY);

        Reply reply = api.get("/bindings/discord/80351110224678912");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"platform\":\"discord\",\"id\":\"80351110224678912\",\"user\":\"alice\","
                        + "\"status\":\"active\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"discord/80351110224678913", "discord/nelly", "telegram/80351110224678912", "discord/0"})
    void accountNobodyHasIsNotFound(String account) {
        api.put("/users/alice/bindings/discord", NELLY);

        assertThat(api.get("/bindings/" + account).status()).isEqualTo(404);
    }

    @Test
    void unlinkedAccountIsFreeAndTheLastOneStays() {
        api.put("/users/alice/bindings/discord", NELLY);
        api.put("/users/alice/bindings/telegram", "{\"id\":\"4242\"}");

        Reply unlinked = api.delete("/users/alice/bindings/discord");
        Reply last = api.delete("/users/alice/bindings/telegram");

        assertThat(unlinked.status()).isEqualTo(204);
        assertThat(api.get("/bindings/discord/80351110224678912").status()).isEqualTo(404);
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.json().path("code").asText()).isEqualTo("last-identity");
        assertThat(api.get("/bindings/telegram/4242").status()).isEqualTo(200);
        assertThat(api.delete("/users/alice/bindings/discord").status()).isEqualTo(404);
    }

    @Test
    void suspendedBindingCannotBeUnlinkedOrBoundAgain() {
        api.put("/users/alice/bindings/discord", NELLY);
        world.core().bindings().suspend(new PlatformAccount(Platform.DISCORD, "80351110224678912"), Origin.SYSTEM);

        Reply unlinked = api.delete("/users/alice/bindings/discord");
        Reply bound = api.put("/users/alice/bindings/discord", NELLY);

        assertThat(unlinked.status()).isEqualTo(403);
        assertThat(bound.status()).isEqualTo(403);
        assertThat(bound.json().path("code").asText()).isEqualTo("forbidden");
        assertThat(api.get("/bindings/discord/80351110224678912")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("suspended");
    }
}
