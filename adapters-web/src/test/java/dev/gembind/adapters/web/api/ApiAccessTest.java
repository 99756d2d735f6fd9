package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import dev.gembind.adapters.web.WebWorld;
import dev.gembind.core.access.ApiKeyService;
import dev.gembind.core.access.ApiScope;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.limits.Decision;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-T6")
class ApiAccessTest {
    private static final String USER = ApiRoutes.BASE + "/users/alice";

    private final WebWorld world = new WebWorld();

    @BeforeEach
    void open() {
        world.open();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-None: 1",
                "Authorization: Bearer",
                "Authorization: Bearer ",
                "Authorization: Bearer gb_x_y",
                "Authorization: Basic Z2I6Z2I=",
                "Authorization: Bearer gb_01234567890123456789012345_0123456789012345678901234567890123456789012"
            })
    void requestWithoutAValidKeyIsRefused(String header) {
        Reply reply = world.get(USER, header);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(reply.json().path("code").asText()).isEqualTo("unauthorized");
        assertThat(reply.body()).doesNotContain("gb_0");
    }

    @Test
    void everyRouteAsksForItsScopeAndNoOtherOpensIt() {
        for (ApiRoute route : OpenApiTest.routes()) {
            String path = ApiRoutes.BASE
                    + route.path()
                            .replace("{user}", "alice")
                            .replace("{platform}", "discord")
                            .replace("{provider}", "stripe")
                            .replace("{id}", "80351110224678912");
            Set<ApiScope> others = EnumSet.complementOf(EnumSet.of(route.scope()));

            Reply bare = world.call(route.method().name(), path, "");
            Reply lacking =
                    world.call(route.method().name(), path, "", world.core().keyWith(others));
            Reply holding =
                    world.call(route.method().name(), path, "", world.core().keyWith(Set.of(route.scope())));

            assertThat(bare.status()).as("without a key: %s", route).isEqualTo(401);
            assertThat(lacking.status()).as("without the scope: %s", route).isEqualTo(403);
            assertThat(lacking.json().path("detail").asText())
                    .contains(route.scope().key());
            assertThat(holding.status()).as("with the scope: %s", route).isNotIn(401, 403);
        }
    }

    @Test
    void revokedKeyIsRefusedAtOnce() {
        ApiKeyService.Created key = world.core().keys().create("host", Set.of(ApiScope.USERS_WRITE), Origin.SYSTEM);
        String header = "Authorization: bearer " + key.text().reveal();
        assertThat(world.call("PUT", USER, "", header).status()).isEqualTo(201);

        world.core().keys().revoke(key.key().id(), Origin.SYSTEM);

        assertThat(world.call("PUT", USER, "", header).status()).isEqualTo(401);
    }

    @Test
    void keyThatAsksTooOftenIsToldToWait() {
        String key = world.core().hostKey();
        world.core().limiter().refuse("api-per-key", Decision.refused(Duration.ofSeconds(3)));

        Reply reply = world.call("PUT", USER, "", key);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("3");
        assertThat(world.meters().counter("gembind.rate.limited").count()).isEqualTo(1);
    }

    @Test
    void addressThatTriesWrongKeysIsToldToWaitButARightKeyStillOpens() {
        String key = world.core().hostKey();
        world.core().limiter().refuse("api-wrong-keys-per-ip", Decision.refused(Duration.ofSeconds(30)));

        assertThat(world.get(USER, "Authorization: Bearer wrong").status()).isEqualTo(429);
        assertThat(world.call("PUT", USER, "", key).status()).isEqualTo(201);
    }

    @Test
    void limitsCountByKeyAndByAddress() {
        world.call("PUT", USER, "", world.core().hostKey());
        world.get(USER);

        String id = world.core().keys().list().get(0).id();
        assertThat(world.core().limiter().asked())
                .extracting(asked -> asked.limit() + " " + asked.key())
                .containsExactly("api-per-key " + id, "api-wrong-keys-per-ip 127.0.0.1");
    }

    @ParameterizedTest
    @EnumSource(ApiRoute.Method.class)
    void cookiesOpenNothing(ApiRoute.Method method) {
        Reply reply = world.call(method.name(), USER, "", "Cookie: __Host-gb_session=x", "Sec-Fetch-Site: cross-site");

        assertThat(reply.status()).isIn(401, 405);
    }

    @Test
    void methodThatIsNotOfferedIsToldInJson() {
        Reply reply = world.call("POST", USER, "", world.core().hostKey());

        assertThat(reply.status()).isEqualTo(405);
        assertThat(List.of(reply.header("Allow").split(", ?")))
                .containsExactlyInAnyOrder("GET", "HEAD", "PUT", "DELETE");
        assertThat(reply.json().path("code").asText()).isEqualTo("method-not-allowed");
    }
}
