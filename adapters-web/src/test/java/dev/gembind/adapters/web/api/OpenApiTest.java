package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.web.CoreWorld;
import dev.gembind.adapters.web.Reply;
import dev.gembind.adapters.web.WebServices;
import dev.gembind.adapters.web.WebWorld;
import dev.gembind.adapters.web.view.DeepLinks;
import dev.gembind.core.Platform;
import dev.gembind.core.access.ApiScope;
import dev.gembind.core.limits.Limit;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private final JsonNode document = ApiDocs.tree(ApiDocs.load());

    static List<ApiRoute> routes() {
        WebServices all = new CoreWorld().all();
        Limit limit = new Limit("test", 1, Duration.ofMinutes(1));
        return new ApiRoutes(
                        new ApiServices(
                                all.apiKeys(),
                                all.users(),
                                all.bindings(),
                                all.links(),
                                all.gems(),
                                all.shop(),
                                all.limiter(),
                                InstantSource.system()),
                        new ApiLimits(limit, limit),
                        new DeepLinks(URI.create("https://t.me/"), null))
                .routes();
    }

    @Test
    void everyRouteIsDescribedWithItsScopeAndNothingElseIs() {
        Map<String, String> served = new LinkedHashMap<>();
        routes().forEach(route -> served.put(route.toString(), route.scope().key()));

        assertThat(described()).containsExactlyInAnyOrderEntriesOf(served);
    }

    private Map<String, String> described() {
        Map<String, String> described = new LinkedHashMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> !method.getKey().equals("parameters"))
                        .forEach(method -> described.put(
                                method.getKey() + " " + path.getKey(),
                                method.getValue().at("/security/0/apiKey/0").asText())));
        return described;
    }

    @Test
    void everyParameterOfAPathIsDescribed() {
        document.path("paths").properties().forEach(path -> {
            List<String> named = new ArrayList<>();
            path.getValue()
                    .path("parameters")
                    .forEach(parameter -> named.add(
                            document.at(parameter.path("$ref").asText().substring(1))
                                    .path("name")
                                    .asText()));
            List<String> placed = Arrays.stream(path.getKey().split("/"))
                    .filter(part -> part.startsWith("{"))
                    .map(part -> part.substring(1, part.length() - 1))
                    .toList();

            assertThat(named).as(path.getKey()).isEqualTo(placed);
        });
    }

    @Test
    void everyRequestThatMovesGemsIsDescribedWithItsKey() {
        routes().stream()
                .filter(route -> route.scope() == ApiScope.GEMS_WRITE || route.scope() == ApiScope.PAYMENTS_WRITE)
                .forEach(route -> assertThat(document.path("paths")
                                .path(route.path())
                                .path("post")
                                .path("parameters")
                                .findValuesAsText("$ref"))
                        .as(route.toString())
                        .containsExactly("#/components/parameters/IdempotencyKey"));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .isFalse());
    }

    @Test
    void namesAreThoseOfTheCode() {
        assertThat(texts("/components/schemas/Platform/enum"))
                .containsExactlyElementsOf(
                        Arrays.stream(Platform.values()).map(Platform::key).toList());
        String keys =
                document.at("/components/securitySchemes/apiKey/description").asText();
        assertThat(ApiScope.values()).allSatisfy(scope -> assertThat(keys).contains(scope.key()));
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
    }

    private List<String> texts(String pointer) {
        List<String> texts = new ArrayList<>();
        document.at(pointer).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void descriptionIsServedToMachinesAndPeopleWithoutAKey() {
        try (WebWorld world = new WebWorld().open()) {
            Reply machine = world.get(ApiRoutes.BASE + "/openapi.json");
            Reply people = world.get("/api/docs");

            assertThat(machine.status()).isEqualTo(200);
            assertThat(machine.json()).isEqualTo(document);
            assertThat(people.header("Content-Type")).startsWith("text/html");
            assertThat(people.body())
                    .contains("/api/v1/users/{user}/link-codes", "bindings:write", "user-has-other", "Idempotency-Key")
                    .doesNotContain("<script", "http://", "https://");
        }
    }
}
