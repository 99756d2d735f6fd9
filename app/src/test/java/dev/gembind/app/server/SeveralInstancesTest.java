package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two whole servers on one PostgreSQL. */
@Tag("B-13")
@Tag("G-14")
@ExtendWith(LeakCheck.class)
class SeveralInstancesTest {
    private static final String BACKUPS_ELSEWHERE = "another instance makes the backups";

    @TempDir
    private Path folder;

    private Gembind one;
    private Gembind two;

    @BeforeEach
    void start() {
        String url = PostgresServer.shared().newDatabase();
        one = start("one", url);
        two = start("two", url);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    @Tag("B-11")
    void anAddressHasNoMorePermitsOnTwoInstancesThanOnOne() {
        List<Integer> answers = IntStream.range(0, 40)
                .mapToObj(i -> wrongKey(i % 2 == 0 ? one : two))
                .toList();

        assertThat(answers).filteredOn(status -> status == 401).hasSize(20);
        assertThat(answers.subList(20, 40)).containsOnly(429);
    }

    @Test
    void oneOfThemWorksInTheBackgroundAndTheOtherTakesOverWhenItEnds() {
        assertThat(backups(one)).isNotEqualTo(BACKUPS_ELSEWHERE);
        assertThat(backups(two)).isEqualTo(BACKUPS_ELSEWHERE);

        one.close();

        WatchedServer.until(() -> !backups(two).equals(BACKUPS_ELSEWHERE));
    }

    @Test
    void retriesOfTransactionsAreCountedByReason() {
        assertThat(Web.get(one.managementUrl(), "/metrics").body())
                .contains("gembind_storage_retries_total{reason=\"serialization\"}")
                .contains("gembind_storage_retries_total{reason=\"deadlock\"}")
                .contains("gembind_storage_retries_total{reason=\"lock-timeout\"}")
                .contains("gembind_storage_retries_total{reason=\"connection\"}");
    }

    private Gembind start(String name, String url) {
        return Gembind.start(
                Configs.in(
                        folder.resolve(name),
                        Map.of("STORAGE", "jdbc", "DATABASE_URL", url, "DATABASE_USER", PostgresServer.USER)),
                World.real());
    }

    private static int wrongKey(Gembind server) {
        return Web.send(HttpRequest.newBuilder(server.baseUrl().resolve("/api/v1/users/alice"))
                        .header("Authorization", "Bearer wrong"))
                .statusCode();
    }

    private static String backups(Gembind server) {
        try {
            JsonNode health = new ObjectMapper()
                    .readTree(Web.get(server.managementUrl(), "/health").body());
            return Stream.iterate(0, i -> i + 1)
                    .limit(health.path("checks").size())
                    .map(i -> health.path("checks").get(i))
                    .filter(check -> check.path("name").asText().equals("backup"))
                    .map(check -> check.path("detail").asText())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError("health is no JSON", e);
        }
    }
}
