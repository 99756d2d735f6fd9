package dev.gembind.testkit.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as it arrived.
 *
 * @param method the method
 * @param target path and query as sent
 * @param headers the headers; names in lower case, the last of a name wins
 * @param body the body as UTF-8
 */
public record ReceivedRequest(String method, String target, Map<String, String> headers, String body) {
    /** Copies the headers. */
    public ReceivedRequest {
        headers = Map.copyOf(headers);
    }

    /** Returns the path without the query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns a header by its lower-case name, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns the fields of a form in the body, decoded. */
    public Map<String, String> form() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
