package dev.gembind.adapters.web.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes problems: as {@code application/problem+json} (RFC 9457) for programs, as a page for people. */
public final class ProblemWriter {
    private static final String JSON = "application/problem+json; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String TYPE_PREFIX = "urn:gembind:problem:";

    private final ObjectMapper mapper = new ObjectMapper();
    private final ProblemPage page;

    /** Makes the page of a problem. */
    @FunctionalInterface
    public interface ProblemPage {
        String render(Problem problem, RequestInfo info);
    }

    record Body(String contentType, String text) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    public ProblemWriter(ProblemPage page) {
        this.page = page;
    }

    void write(Context context, Problem problem) {
        boolean json = wantsJson(context.path(), context.header("Accept"));
        Body body = render(problem, RequestInfo.of(context), json);
        context.status(problem.kind().status()).contentType(body.contentType()).result(body.bytes());
        retryAfter(problem).ifPresent(seconds -> context.header("Retry-After", seconds));
        if (problem.kind() == ProblemKind.UNAUTHORIZED && json) {
            context.header("WWW-Authenticate", "Bearer");
        }
    }

    Body render(Problem problem, RequestInfo info, boolean json) {
        return json ? new Body(JSON, toJson(problem, info)) : new Body(HTML, page.render(problem, info));
    }

    /** Tells whether the caller is a program: by the path it uses, or because it asks for JSON and not for pages. */
    static boolean wantsJson(String path, @Nullable String accept) {
        if (EdgePaths.speaksJson(path)) {
            return true;
        }
        return accept != null && accept.contains("json") && !accept.contains("text/html");
    }

    /** Returns whole seconds, rounded up, so that a caller who waits them out is never too early. */
    static Optional<String> retryAfter(Problem problem) {
        Duration wait = problem.retryAfter();
        if (wait == null) {
            return Optional.empty();
        }
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return Optional.of(Long.toString(Math.max(1, seconds)));
    }

    private String toJson(Problem problem, RequestInfo info) {
        ObjectNode json = mapper.createObjectNode()
                .put("type", TYPE_PREFIX + problem.kind().code())
                .put("title", problem.kind().title())
                .put("status", problem.kind().status())
                .put("detail", problem.detail())
                .put("code", problem.kind().code())
                .put("request_id", info.id());
        if (!problem.errors().isEmpty()) {
            ArrayNode errors = json.putArray("errors");
            problem.errors()
                    .forEach(error -> errors.addObject()
                            .put(error.isInBody() ? "pointer" : "parameter", error.field())
                            .put("message", error.message()));
        }
        try {
            return mapper.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of texts and numbers is always JSON", e);
        }
    }
}
