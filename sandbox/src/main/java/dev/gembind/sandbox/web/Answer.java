package dev.gembind.sandbox.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP answer as a value, so that a fault can cut, replace or delay it before it leaves.
 *
 * @param status the status code, 200 to 599
 * @param contentType the whole header value
 * @param body the text, sent as UTF-8
 * @param headers further headers
 */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {
    private static final int LOWEST = 200;
    private static final int HIGHEST = 599;
    private static final int SEE_OTHER = 303;

    /** Checks the status and copies the headers. */
    public Answer {
        if (status < LOWEST || status > HIGHEST) {
            throw new IllegalArgumentException("status must be 200 to 599, not " + status);
        }
        headers = Map.copyOf(headers);
    }

    /** Answers with JSON. */
    public static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json", body.toString(), Map.of());
    }

    /** Answers with a page that no cache may keep. */
    public static Answer html(int status, Markup page) {
        return new Answer(status, "text/html; charset=utf-8", page.html(), Map.of("Cache-Control", "no-store"));
    }

    /** Answers with plain text. */
    public static Answer text(int status, String body) {
        return new Answer(status, "text/plain; charset=utf-8", body, Map.of());
    }

    /** Sends the browser on by 303, so that the next request is a GET. */
    public static Answer seeOther(URI target) {
        return new Answer(SEE_OTHER, "text/plain; charset=utf-8", "", Map.of("Location", target.toString()));
    }

    /** Sends the browser to a path of this server. */
    public static Answer seeOther(String path) {
        return seeOther(URI.create(path));
    }

    /** Returns this answer with one header more. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more);
    }
}
