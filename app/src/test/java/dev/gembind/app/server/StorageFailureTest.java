package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.app.operator.OperatorClient;
import dev.gembind.app.operator.OperatorFile;
import dev.gembind.testkit.postgres.PostgresServer;
import dev.gembind.testkit.proxy.Fate;
import dev.gembind.testkit.proxy.TcpProxy;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What people, programs, the log and readiness are told while a real database is away, and that it ends by itself. */
@Tag("A-12")
@Tag("A-T4")
class StorageFailureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @TempDir
    private Path folder;

    private TcpProxy proxy;
    private Gembind server;
    private String key;

    @BeforeEach
    void open() throws Exception {
        PostgresServer database = PostgresServer.shared();
        String url = database.newDatabase();
        proxy = TcpProxy.to(database.port());
        server = Gembind.start(
                Configs.in(
                        folder,
                        Map.of(
                                "STORAGE",
                                "jdbc",
                                "DATABASE_URL",
                                url.replace(":" + database.port() + "/", ":" + proxy.port() + "/")
                                        + "?prepareThreshold=0", // so that COMMIT can be seen on the wire
                                "DATABASE_USER",
                                PostgresServer.USER)),
                World.real());
        OperatorClient operator =
                new OperatorClient(OperatorFile.find(folder.resolve("data")).orElseThrow());
        key = new ObjectMapper()
                .readTree(operator.ask(
                        "apikey-create",
                        "{\"name\":\"test\",\"scopes\":[\"users:read\",\"users:write\",\"bindings:read\"]}"))
                .path("key")
                .asText();
        lines.start();
        root().addAppender(lines);
    }

    @AfterEach
    void close() {
        root().detachAppender(lines);
        server.close();
        proxy.close();
    }

    @Test
    void whileItIsOutOfReachEverybodyIsToldAndWhenItIsBackEverythingWorks() throws Exception {
        assertThat(put("alice").statusCode()).isEqualTo(201);

        proxy.refuse();

        until(() -> ready() == 503);
        assertThat(Web.get(server.baseUrl(), "/health/live").statusCode()).isEqualTo(200);
        assertProblem(put("bob"), "Nothing was changed");
        HttpResponse<String> page = account();
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("Storage is not available").doesNotContain("SQL", "postgres", "127.0.0.1");

        proxy.forward();

        until(() -> ready() == 200);
        assertThat(put("bob").statusCode()).isEqualTo(201);
        assertThat(put("alice").statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerThatIsLostWithACommitIsToldAsUnknownAndSettledByAskingAgain() throws Exception {
        proxy.when("COMMIT", Fate.CUT_AT_ANSWER);

        assertProblem(put("carol"), "not known");

        until(() -> ready() == 200);
        assertThat(put("carol").statusCode()).isIn(200, 201);
        assertThat(put("carol").statusCode()).isEqualTo(200);
    }

    private void assertProblem(HttpResponse<String> answer, String detail) throws Exception {
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        String request = problem.path("request_id").asText();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(problem.path("code").asText()).isEqualTo("storage-unavailable");
        assertThat(problem.path("detail").asText()).contains(detail);
        List<String> logged = List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains(request))
                .toList();
        assertThat(logged).as("one line, which a request can be found by").hasSize(1);
        assertThat(request).isNotEmpty();
    }

    private HttpResponse<String> put(String user) {
        return Web.send(HttpRequest.newBuilder(server.baseUrl().resolve("/api/v1/users/" + user))
                .header("Authorization", "Bearer " + key)
                .PUT(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpResponse<String> account() {
        return Web.send(HttpRequest.newBuilder(server.baseUrl().resolve("/account"))
                .header("Accept", "text/html")
                .header("Cookie", "gb_session=" + "A".repeat(43)));
    }

    private int ready() {
        return Web.get(server.baseUrl(), "/health/ready").statusCode();
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never came true").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
