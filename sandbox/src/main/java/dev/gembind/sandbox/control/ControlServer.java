package dev.gembind.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Endpoint;
import dev.gembind.sandbox.web.Json;
import dev.gembind.sandbox.web.LoopbackServer;
import dev.gembind.sandbox.web.Markup;
import dev.gembind.sandbox.web.Page;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;

/** The server of the sandbox's own pages. It answers only under its loopback names and to no foreign site's forms. */
public final class ControlServer implements AutoCloseable {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final LoopbackServer server;

    private ControlServer(Parts parts) {
        this.server = LoopbackServer.start("control", routes -> register(routes, parts));
    }

    /** Starts the pages on a free port of 127.0.0.1. */
    public static ControlServer start(Parts parts) {
        return new ControlServer(parts);
    }

    /** Returns the address of the guide. */
    public URI base() {
        return server.base();
    }

    private static void register(RoutesConfig routes, Parts parts) {
        routes.before(ControlServer::guard);
        routes.get("/sandbox.css", page(request -> Page.style()));
        routes.get("/live.js", page(request -> Page.script()));
        new GuidePage(parts).register(routes);
        new FaultPage(parts).register(routes);
        new PhonePages(parts).register(routes);
        new DeepLinkPage(parts).register(routes);
        new InvoicePage(parts).register(routes);
        new ShopPage(parts).register(routes);
        new StarsPage(parts).register(routes);
        new FaultApi(parts).register(routes);
        new ShopApi(parts).register(routes);
        new PeopleApi(parts).register(routes);
        routes.exception(NoSuchElementException.class, (e, request) -> fail(request, NOT_FOUND, e));
        routes.exception(IllegalArgumentException.class, (e, request) -> fail(request, BAD_REQUEST, e));
        routes.exception(IllegalStateException.class, (e, request) -> fail(request, CONFLICT, e));
    }

    /** A name that resolves to 127.0.0.1 must not reach us (DNS rebinding), nor may another site's page post to us. */
    private static void guard(Context request) {
        String host = String.valueOf(request.header("Host"));
        String name = host.indexOf(':') < 0 ? host : host.substring(0, host.indexOf(':'));
        boolean ours = List.of("127.0.0.1", "localhost").contains(name);
        boolean safe = List.of("GET", "HEAD").contains(request.req().getMethod());
        if (!ours || (!safe && "cross-site".equals(request.header("Sec-Fetch-Site")))) {
            throw new ForbiddenResponse("the sandbox answers to this machine only");
        }
    }

    /** Makes a handler that writes the endpoint's answer. */
    static Handler page(Endpoint endpoint) {
        return request -> write(request, endpoint.answer(request));
    }

    private static void fail(Context request, int status, RuntimeException problem) {
        String reason = String.valueOf(problem.getMessage());
        if (request.path().startsWith("/api/")) {
            ObjectNode body = Json.object().put("status", status).put("error", reason);
            write(request, Answer.json(status, body));
            return;
        }
        Markup content = Markup.of(
                "<main class=\"card\"><h1>That did not work</h1><p>{}</p><p><a href=\"/\">Back to the guide</a></p></main>",
                reason);
        write(request, Page.of(status, "Problem", "plain", content));
    }

    private static void write(Context request, Answer answer) {
        request.status(answer.status()).contentType(answer.contentType());
        answer.headers().forEach(request::header);
        request.result(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Stops the pages and frees the port. */
    @Override
    public void close() {
        server.close();
    }
}
