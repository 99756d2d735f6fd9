package dev.gembind.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.sandbox.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** A plain client over real loopback HTTP, which follows no redirect. */
final class Http {
    static final String AGENT = "DiscordBot (http://localhost, 1)";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Http() {}

    record Reply(int status, String body, HttpResponse<String> raw) {
        JsonNode json() {
            return Json.read(body).orElseThrow(() -> new AssertionError("not JSON: " + body));
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).header("User-Agent", AGENT);
    }

    static Reply send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body(), answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static Reply get(URI uri) throws IOException {
        return send(to(uri).build());
    }

    static Reply get(URI uri, String bearer) throws IOException {
        return send(to(uri).header("Authorization", "Bearer " + bearer).build());
    }

    static Reply form(URI uri, Map<String, String> fields) throws IOException {
        return send(formRequest(uri, fields).build());
    }

    static Reply form(URI uri, Map<String, String> fields, String user, String password) throws IOException {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(formRequest(uri, fields)
                .header("Authorization", "Basic " + pair)
                .build());
    }

    static HttpRequest.Builder formRequest(URI uri, Map<String, String> fields) {
        return to(uri).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(fields)));
    }

    static Reply json(URI uri, String body) throws IOException {
        return send(to(uri).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String query(URI uri, String name) {
        for (String pair : uri.getRawQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
