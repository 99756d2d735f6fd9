package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.app.operator.OperatorClient;
import dev.gembind.app.operator.OperatorFile;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.LoggerFactory;

/** A server whose storage is about to fail, a host site and a person who use it, and all that its log says meanwhile. */
final class WatchedServer implements AutoCloseable {
    /** A bot that nobody talks to: at port 1 of this machine nobody answers, and nobody has to. */
    static final Map<String, String> TELEGRAM = Map.of(
            "TELEGRAM_BOT_TOKEN", "123456:ABC-def",
            "TELEGRAM_BOT_USERNAME", "gem_bot",
            "TELEGRAM_API_BASE", "http://127.0.0.1:1");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String COOKIE = "A".repeat(43);

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Gembind server;
    private final String key;

    private WatchedServer(Gembind server, String key) {
        this.server = server;
        this.key = key;
        lines.start();
        root().addAppender(lines);
    }

    static WatchedServer start(Path folder, Map<String, String> environment) throws Exception {
        Gembind server = Gembind.start(Configs.in(folder, environment), World.real());
        OperatorClient operator =
                new OperatorClient(OperatorFile.find(folder.resolve("data")).orElseThrow());
        String made = operator.ask("apikey-create", "{\"name\":\"test\"}");
        return new WatchedServer(
                server, new ObjectMapper().readTree(made).path("key").asText());
    }

    /** What a host site does to add a user. */
    HttpResponse<String> put(String user) {
        return api("PUT", user);
    }

    /** What a host site does to find a user. */
    HttpResponse<String> get(String user) {
        return api("GET", user);
    }

    /** What a host site does to remove a user. */
    HttpResponse<String> delete(String user) {
        return api("DELETE", user);
    }

    /** What a host site does that knows a user's Telegram account. */
    HttpResponse<String> bind(String user, int telegram) {
        return Web.send(request(user + "/bindings/telegram")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"id\":\"" + telegram + "\"}")));
    }

    private HttpResponse<String> api(String method, String user) {
        return Web.send(request(user).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.baseUrl().resolve("/api/v1/users/" + path))
                .header("Authorization", "Bearer " + key);
    }

    /** What the browser of somebody who is signed in asks for. */
    HttpResponse<String> page() {
        return Web.send(HttpRequest.newBuilder(server.baseUrl().resolve("/account"))
                .header("Accept", "text/html")
                .header("Cookie", "gb_session=" + COOKIE));
    }

    /** What the browser of somebody does who wants to sign in with Telegram. */
    HttpResponse<String> startSigningIn() {
        return Web.send(HttpRequest.newBuilder(server.baseUrl().resolve("/auth/telegram/start"))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString("mode=signin")));
    }

    int ready() {
        return Web.get(server.baseUrl(), "/health/ready").statusCode();
    }

    int live() {
        return Web.get(server.baseUrl(), "/health/live").statusCode();
    }

    String metrics() {
        return Web.get(server.managementUrl(), "/metrics").body();
    }

    /** What the people who run it are told of the storage. */
    String health() {
        String answer = Web.get(server.managementUrl(), "/health").body();
        for (JsonNode check : json(answer).path("checks")) {
            if (check.path("name").asText().equals("storage")) {
                return check.path("detail").asText();
            }
        }
        throw new AssertionError("no check of the storage in " + answer);
    }

    /** A program was told this failure, and one line of the log has its code and the id that the program was told. */
    void assertProblem(HttpResponse<String> answer, int status, String code, String detail) {
        JsonNode problem = json(answer.body());
        String request = problem.path("request_id").asText();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("detail").asText()).contains(detail);
        assertThat(request).isNotEmpty();
        assertLogged(request, code);
    }

    /** A person was told this failure on a page without any of its innards. */
    void assertPage(HttpResponse<String> page, int status, String title) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(status);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
        assertThat(page.body()).contains(title).doesNotContain("SQL", "postgres", "127.0.0.1", "Exception");
    }

    static String code(HttpResponse<String> problem) {
        return json(problem.body()).path("code").asText();
    }

    private void assertLogged(String request, String code) {
        List<ILoggingEvent> logged = log().stream()
                .filter(event -> event.getFormattedMessage().contains(request))
                .toList();
        assertThat(logged).as("one line, which a request can be found by").hasSize(1);
        assertThat(logged.get(0).getKeyValuePairs())
                .extracting(Object::toString)
                .contains("code=\"" + code + "\"");
        assertThat(said()).doesNotContain(key, COOKIE);
    }

    /** Returns everything the log says, with the stack traces. */
    String said() {
        StringBuilder all = new StringBuilder();
        for (ILoggingEvent event : log()) {
            all.append(event.getFormattedMessage()).append('\n');
            if (event.getThrowableProxy() != null) {
                all.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        return all.toString();
    }

    private List<ILoggingEvent> log() {
        synchronized (lines) { // appending is synchronized on the appender too
            return List.copyOf(lines.list);
        }
    }

    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never came true").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("this is no JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        root().detachAppender(lines);
        server.close();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
