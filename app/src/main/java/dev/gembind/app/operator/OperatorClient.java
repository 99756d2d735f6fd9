package dev.gembind.app.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the running server to carry a command out. */
public final class OperatorClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A statement may be long, and a provider slow. */
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(10);

    private static final String PATH = "/commands/";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final OperatorFile server;
    private final ObjectMapper json = new ObjectMapper();

    public OperatorClient(OperatorFile server) {
        this.server = server;
    }

    /** Returns the path a command has on the management port. */
    public static String path(String command) {
        return PATH + command;
    }

    /**
     * Sends a request and returns the answer.
     *
     * @throws IllegalArgumentException if the server says that the request makes no sense
     * @throws IOException if the server cannot be reached or answers with another failure
     * @throws InterruptedException if the wait was interrupted
     */
    public String ask(String command, String request) throws IOException, InterruptedException {
        HttpRequest call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path(command)))
                .timeout(command.equals(PaymentCommands.RECONCILE) ? LONG_PATIENCE : PATIENCE)
                .header("Authorization", "Bearer " + server.token().reveal())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request))
                .build();
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpResponse<String> answer = client.send(call, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == OK) {
            return answer.body();
        }
        if (answer.statusCode() == BAD_REQUEST) {
            throw new IllegalArgumentException(detail(answer.body()));
        }
        throw new IOException("the server answered " + answer.statusCode());
    }

    private String detail(String problem) {
        JsonNode node = Documents.read(json, problem);
        return node.path("detail").asText("the request was refused");
    }
}
