package dev.gembind.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

@Tag("A-34")
class ProblemsTest {
    private static final String SECRET = "swordfish";

    private final WebWorld world = new WebWorld()
            .routes(routes -> routes.get("/api/v1/boom", context -> {
                        throw new IllegalStateException(SECRET);
                    })
                    .get("/api/v1/storage/{outcome}", context -> {
                        var outcome = StorageException.Outcome.valueOf(context.pathParam("outcome"));
                        throw new StorageUnavailableException(outcome, SECRET, null);
                    })
                    .get("/api/v1/field", context -> {
                        throw Problem.field("id", "must have a digit").raise();
                    })
                    .get("/busy", context -> {
                        throw Problem.retryable(
                                        ProblemKind.RATE_LIMITED, "Wait <b>a bit</b>.", Duration.ofMillis(1_200))
                                .raise();
                    }));

    @BeforeEach
    void open() {
        world.open();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void programsAreToldInProblemJson() {
        Reply reply = world.get("/api/v1/nothing");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        JsonNode json = reply.json();
        assertThat(json.path("type").asText()).isEqualTo("urn:gembind:problem:not-found");
        assertThat(json.path("title").asText()).isNotBlank();
        assertThat(json.path("status").asInt()).isEqualTo(404);
        assertThat(json.path("detail").asText()).isNotBlank().doesNotContain("nothing");
        assertThat(json.path("code").asText()).isEqualTo("not-found");
        assertThat(json.path("request_id").asText()).isEqualTo(reply.header("X-Request-Id"));
    }

    @Test
    void peopleAreToldInPages() {
        Reply reply = world.get("/<script>alert(1)</script>", "Accept: text/html,application/xhtml+xml;q=0.9");
        Reply missing = world.get("/nothing?%3Cscript%3E", "Accept: text/html");

        assertThat(reply.body()).doesNotContain("<script>alert");
        assertThat(missing.header("Content-Type")).startsWith("text/html");
        assertThat(missing.body())
                .contains("<html lang=\"en\">", "There is nothing here", missing.header("X-Request-Id"))
                .doesNotContain("nothing?", "script");
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing,   application/json,            json",
        "/nothing,   application/problem+json,    json",
        "/nothing,   */*,                         html",
        "/nothing,   'text/html,application/json',html",
        "/api/v1/x,  text/html,                   json",
        "/health/x,  text/html,                   json"
    })
    void formFollowsThePathAndWhatIsAccepted(String path, String accept, String form) {
        assertThat(world.get(path, "Accept: " + accept).header("Content-Type")).contains(form);
    }

    @Test
    void whatAnExceptionSaysStaysInside() {
        Reply reply = world.get("/api/v1/boom");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.json().path("code").asText()).isEqualTo("internal");
        assertThat(reply.body()).doesNotContain(SECRET, "IllegalState", "Exception");
    }

    @Test
    void storageThatIsAwayAsksToComeBack() {
        Reply reply = world.get("/api/v1/storage/NOT_COMMITTED");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertThat(reply.json().path("code").asText()).isEqualTo("storage-unavailable");
        assertThat(reply.json().path("detail").asText()).contains("Nothing was changed");
    }

    @Test
    @Tag("A-12")
    void aFailureIsOneLineOfTheLogWithTheIdAndTheCode() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger("dev.gembind.adapters.web.edge");
        log.setLevel(Level.WARN);
        lines.start();
        log.addAppender(lines);

        String refused = world.get("/api/v1/storage/UNKNOWN").header("X-Request-Id");
        String failed = world.get("/api/v1/boom").header("X-Request-Id");
        log.detachAppender(lines);
        log.setLevel(null);

        assertThat(lines.list).hasSize(2);
        ILoggingEvent first = lines.list.get(0);
        ILoggingEvent second = lines.list.get(1);
        assertThat(first.getFormattedMessage()).contains(refused, "UNKNOWN");
        assertThat(first.getKeyValuePairs())
                .extracting(Object::toString)
                .containsExactly("code=\"storage-unavailable\"");
        assertThat(first.getThrowableProxy()).isNull();
        assertThat(second.getFormattedMessage()).contains(failed);
        assertThat(second.getKeyValuePairs()).extracting(Object::toString).containsExactly("code=\"internal\"");
        assertThat(second.getThrowableProxy().getMessage()).isEqualTo(SECRET);
    }

    @Test
    void unknownEndOfAChangeIsToldAsUnknown() {
        Reply reply = world.get("/api/v1/storage/UNKNOWN");

        assertThat(reply.json().path("detail").asText()).contains("not known").doesNotContain("Nothing was changed");
    }

    @Test
    void fieldsAtFaultAreNamed() {
        JsonNode json = world.get("/api/v1/field").json();

        assertThat(json.path("code").asText()).isEqualTo("validation");
        assertThat(json.path("errors").get(0).path("parameter").asText()).isEqualTo("id");
        assertThat(json.path("errors").get(0).path("message").asText()).isEqualTo("must have a digit");
    }

    @Test
    void waitingTimeIsRoundedUpAndTextIsEscaped() {
        Reply reply = world.get("/busy", "Accept: text/html");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("2");
        assertThat(reply.body()).contains("Wait &lt;b&gt;a bit&lt;/b&gt;.");
    }
}
