package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A Bot API server on a loopback port that answers what a test tells it to, word for word. */
final class ScriptedBotApi implements AutoCloseable {
    static final String TOKEN = "123456:AAF-secret_part_of_the_token";

    /** One request as it came in. */
    record Received(String method, String path, JsonNode body) {}

    /** One way to answer. */
    @FunctionalInterface
    interface Reply {
        void send(HttpExchange exchange) throws IOException;
    }

    private final JsonMapper mapper = new JsonMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Queue<Reply>> scripts = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Reply whenPollsRunOut = this::hold;

    ScriptedBotApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    ScriptedBotApi on(String method, Reply... replies) {
        scripts.computeIfAbsent(method.toLowerCase(Locale.ROOT), m -> new ConcurrentLinkedQueue<>())
                .addAll(List.of(replies));
        return this;
    }

    ScriptedBotApi whenPollsRunOut(Reply reply) {
        whenPollsRunOut = reply;
        return this;
    }

    List<Received> received(String method) {
        return received.stream()
                .filter(r -> r.method().equalsIgnoreCase(method))
                .toList();
    }

    static Reply ok(String result) {
        return status(200, "{\"ok\":true,\"result\":" + result + "}");
    }

    static Reply updates(String... updates) {
        return ok("[" + String.join(",", updates) + "]");
    }

    static Reply error(int code, String description) {
        return error(code, description, "{}");
    }

    static Reply error(int code, String description, String parameters) {
        return status(
                code,
                "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\",\"parameters\":"
                        + parameters + "}");
    }

    static Reply tooMany(int retryAfter) {
        return error(429, "Too Many Requests: retry after " + retryAfter, "{\"retry_after\":" + retryAfter + "}");
    }

    static Reply status(int code, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Reply header(String name, String value, Reply then) {
        return exchange -> {
            exchange.getResponseHeaders().add(name, value);
            then.send(exchange);
        };
    }

    /** Closes the connection in the middle of the answer. */
    static Reply cut() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        };
    }

    static Reply endless(long bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            for (long sent = 0; sent < bytes; sent += block.length) {
                exchange.getResponseBody().write(block);
            }
        };
    }

    /** Does not answer until the server is closed. */
    void hold(HttpExchange exchange) throws IOException {
        try {
            if (!closing.await(60, TimeUnit.SECONDS)) {
                throw new IOException("held too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String update(int id, String rest) {
        return "{\"update_id\":" + id + "," + rest + "}";
    }

    static String text(int id, long user, String text) {
        return update(id, "\"message\":" + message(user, text));
    }

    static String message(long user, String text) {
        return "{\"message_id\":7,\"date\":1700000000,\"from\":" + user(user) + ",\"chat\":{\"id\":" + user
                + ",\"type\":\"private\",\"first_name\":\"Nelly\"},\"text\":\"" + text + "\"}";
    }

    static String user(long id) {
        return "{\"id\":" + id + ",\"is_bot\":false,\"first_name\":\"Nelly\",\"username\":\"nelly\"}";
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            received.add(new Received(method, path, mapper.readTree(exchange.getRequestBody())));
            reply(method).send(exchange);
        }
    }

    private Reply reply(String method) {
        Reply next = scripts.getOrDefault(method, new ArrayDeque<>()).poll();
        if (next != null) {
            return next;
        }
        return method.equals("getupdates") ? whenPollsRunOut : ok("true");
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
