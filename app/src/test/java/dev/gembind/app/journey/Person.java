package dev.gembind.app.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody in front of a browser of their own: it keeps cookies and sends forms as browsers do. */
final class Person {
    private static final int SEE_OTHER = 303;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI site;

    Person(URI site) {
        this.site = site;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(site.resolve(path)).GET());
    }

    HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Follows redirects inside the site. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> now = answer;
        for (int i = 0; i < 5 && now.statusCode() == SEE_OTHER; i++) {
            now = get(target(now).toString());
        }
        return now;
    }

    /** Returns where a redirect leads. */
    URI target(HttpResponse<String> redirect) {
        if (redirect.statusCode() != SEE_OTHER) {
            throw new AssertionError("no redirect but " + redirect.statusCode() + ": " + redirect.body());
        }
        return site.resolve(redirect.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer =
                    client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }
}
