package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import dev.gembind.adapters.web.WebWorld;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("G-10")
class ApiUsersTest {
    private final WebWorld world = new WebWorld();
    private ApiCaller api;

    @BeforeEach
    void open() {
        world.open();
        api = new ApiCaller(world, world.core().hostKey());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void userIsMadeKnownOnceAndStays() {
        Reply first = api.put("/users/alice:7", "{}");
        Reply again = api.put("/users/alice:7", "");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("{\"user\":\"alice:7\"}").isEqualTo(again.body());
        assertThat(first.header("Content-Type")).startsWith("application/json").containsIgnoringCase("charset=utf-8");
    }

    @Test
    void userIsShownWithBindings() {
        api.put("/users/alice", "");
        api.put("/users/alice/bindings/discord", "{\"id\":\"80351110224678912\",\"handle\":\"Nelly\"}");

        Reply reply = api.get("/users/alice");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"user\":\"alice\",\"created_at\":\"2026-11-25T12:00:00.500Z\",\"bindings\":["
                        + "{\"platform\":\"discord\",\"id\":\"80351110224678912\",\"handle\":\"Nelly\","
                        + "\"status\":\"active\",\"bound_at\":\"2026-11-25T12:00:00.500Z\"}]}");
    }

    @Test
    void deletedUserIsGoneAndItsAccountsAreFree() {
        api.put("/users/alice", "");
        api.put("/users/bob", "");
        api.put("/users/alice/bindings/discord", "{\"id\":\"80351110224678912\"}");

        Reply deleted = api.delete("/users/alice");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(api.get("/users/alice").status()).isEqualTo(404);
        assertThat(api.delete("/users/alice").status()).isEqualTo(404);
        assertThat(api.put("/users/bob/bindings/discord", "{\"id\":\"80351110224678912\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void unknownUserIsNotFound() {
        Reply reply = api.get("/users/nobody");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("code").asText()).isEqualTo("not-found");
        assertThat(api.get("/users/nobody/bindings").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"al%20ice", "al%00ice", "%C3%A4", "a'b", "a,b"})
    void textThatIsNoUserIdIsRefused(String user) {
        Reply reply = api.put("/users/" + user, "");

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void userIdTooLongIsRefusedByName() {
        Reply reply = api.put("/users/" + "a".repeat(65), "");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("code").asText()).isEqualTo("validation");
        assertThat(reply.json().path("errors").get(0).path("parameter").asText())
                .isEqualTo("user");
        assertThat(api.put("/users/" + "a".repeat(64), "").status()).isEqualTo(201);
    }

    @Test
    @Tag("B-08")
    void auditNamesTheHostAndTheRequest() {
        Reply reply = api.put("/users/alice", "");

        AuditEvent event = world.core().audit().get(0);
        assertThat(event.type()).isEqualTo("user.created");
        assertThat(event.origin().actor()).isEqualTo(Origin.Actor.HOST);
        assertThat(event.origin().requestId()).isEqualTo(reply.header("X-Request-Id"));
        assertThat(event.origin().ipPrefix()).isEqualTo("127.0.0.0/24");
    }
}
