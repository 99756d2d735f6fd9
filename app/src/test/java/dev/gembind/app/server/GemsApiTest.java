package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.app.operator.OperatorClient;
import dev.gembind.app.operator.OperatorFile;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gems over HTTP on real storages, before and after a restart. */
class GemsApiTest {
    private static final String ALICE = "/api/v1/users/alice";
    private static final String SPENT = "{\"gems\":30,\"reason\":\"a picture\"}";

    @TempDir
    private Path folder;

    private String key = "";

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jdbc"})
    @Tag("A-02")
    @Tag("A-03")
    @Tag("G-07")
    void whatMovedIsThereAfterARestartAndMovesNoSecondTime(String storage) throws Exception {
        String spent;
        String hold;
        try (Gembind server = start(storage)) {
            key = key();
            assertThat(call(server, "PUT", ALICE, "-", "").statusCode()).isEqualTo(201);
            post(server, ALICE + "/gems/credit", "c", "{\"gems\":100,\"reason\":\"welcome\"}", 201);
            spent = post(server, ALICE + "/gems/spend", "s", SPENT, 201);
            String held = "{\"gems\":50,\"reason\":\"a film\",\"expires_in\":\"PT1H\"}";
            hold = json(post(server, ALICE + "/holds", "h", held, 201))
                    .path("hold")
                    .asText();
            post(server, ALICE + "/gems/spend", "more", SPENT, 409);
        }
        try (Gembind server = start(storage)) {
            assertThat(post(server, ALICE + "/gems/spend", "s", SPENT, 200)).isEqualTo(spent);
            post(server, ALICE + "/gems/spend", "more", SPENT, 409);
            post(server, "/api/v1/holds/" + hold + "/capture", "k", "{\"gems\":10}", 200);

            JsonNode balance = json(get(server, ALICE + "/gems"));
            assertThat(balance.path("gems").asLong()).isEqualTo(60);
            assertThat(balance.path("held").asLong()).isZero();
            assertThat(json(get(server, ALICE + "/gems?at_version=1"))
                            .path("gems")
                            .asLong())
                    .isEqualTo(100);
            assertThat(json(get(server, ALICE + "/gems/entries")).path("items").findValuesAsText("kind"))
                    .containsExactly("capture", "hold", "spend", "credit");
            assertThat(Web.get(server.managementUrl(), "/metrics").body())
                    .contains(
                            "gembind_gems_moved_total{kind=\"capture\"} 10.0",
                            "gembind_ledger_rejections_total{reason=\"insufficient-gems\"} 0.0")
                    .doesNotContain("gembind_gems_moved_total{kind=\"spend\"}");
        }
    }

    private Gembind start(String storage) {
        String file = "jdbc:h2:file:" + folder.resolve("h2").resolve("gembind");
        Map<String, String> more = storage.equals("csv") ? Map.of() : Map.of("STORAGE", storage, "DATABASE_URL", file);
        return Gembind.start(Configs.in(folder, more), World.real());
    }

    private String key() throws IOException, InterruptedException {
        OperatorFile file = OperatorFile.find(folder.resolve("data")).orElseThrow();
        String made = new OperatorClient(file)
                .ask("apikey-create", "{\"name\":\"host\",\"scopes\":[\"users:write\",\"gems:read\",\"gems:write\"]}");
        return json(made).path("key").asText();
    }

    private String get(Gembind server, String path) {
        return call(server, "GET", path, "-", "").body();
    }

    private String post(Gembind server, String path, String idempotencyKey, String body, int status) {
        HttpResponse<String> answer = call(server, "POST", path, idempotencyKey, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private HttpResponse<String> call(Gembind server, String method, String path, String idempotencyKey, String body) {
        return Web.send(HttpRequest.newBuilder(server.baseUrl().resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
