package dev.gembind.http;

import dev.gembind.core.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One request, below the base of its service. Immutable. Its text form shows method and path only: query, headers and
 * body may hold secrets, the path must not.
 */
public final class HttpCall {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int MAX_KEY = 255;

    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Headers headers;
    private final @Nullable RequestBody body;
    private final boolean bodyExpected;

    private HttpCall(Draft draft) {
        this.method = draft.method;
        this.path = draft.path;
        this.query = Map.copyOf(draft.query);
        this.headers = draft.headers.build();
        this.body = draft.body;
        this.bodyExpected = draft.bodyExpected;
    }

    /**
     * Begins a GET.
     *
     * @param path begins with a slash; no query, escapes, empty or dot segments
     * @throws IllegalArgumentException if the path is anything else
     */
    public static Draft get(String path) {
        return new Draft("GET", path, null);
    }

    /**
     * Begins a POST of a form ({@code application/x-www-form-urlencoded}).
     *
     * @param path as of {@link #get}
     * @param form the fields by name, in their order
     */
    public static Draft postForm(String path, Map<String, String> form) {
        FormBody.Builder fields = new FormBody.Builder(StandardCharsets.UTF_8);
        form.forEach(fields::add);
        return new Draft("POST", path, fields.build());
    }

    /**
     * Begins a POST of a JSON document.
     *
     * @param path as of {@link #get}
     * @param json the document's text
     */
    public static Draft postJson(String path, String json) {
        RequestBody body = RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON);
        return new Draft("POST", path, body);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Map<String, String> query() {
        return query;
    }

    Headers headers() {
        return headers;
    }

    @Nullable
    RequestBody body() {
        return body;
    }

    boolean bodyExpected() {
        return bodyExpected;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** A request being written. Not thread-safe. */
    public static final class Draft {
        private final String method;
        private final String path;
        private final Map<String, String> query = new LinkedHashMap<>();
        private final Headers.Builder headers = new Headers.Builder();
        private final @Nullable RequestBody body;
        private boolean bodyExpected = true;

        private Draft(String method, String path, @Nullable RequestBody body) {
            if (!path.startsWith("/") || !HttpBase.isPlain(path)) {
                throw new IllegalArgumentException("path must begin with / and be plain, but is " + path);
            }
            this.method = method;
            this.path = path;
            this.body = body;
            headers.set("Accept", "application/json");
        }

        /** Adds a query parameter, which is encoded. */
        public Draft query(String name, String value) {
            query.put(name, value);
            return this;
        }

        /** Sends a bearer token (RFC 6750). */
        public Draft bearer(Secret token) {
            headers.set("Authorization", "Bearer " + token.reveal());
            return this;
        }

        /** Sends a name and a password (RFC 7617). */
        public Draft basic(String name, Secret password) {
            byte[] pair = (name + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
            headers.set("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
            return this;
        }

        /**
         * Sends a key that makes a service which knows it do a repeated request once (IETF draft
         * httpapi-idempotency-key-header).
         *
         * @throws IllegalArgumentException if the key is not 1 to 255 printable ASCII characters
         */
        public Draft idempotencyKey(String key) {
            if (key.isEmpty() || key.length() > MAX_KEY || !key.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                throw new IllegalArgumentException(
                        "idempotency key must be 1 to " + MAX_KEY + " printable ASCII characters");
            }
            headers.set("Idempotency-Key", key);
            return this;
        }

        /** Takes any 2xx for success and does not read its body; without this a JSON object is expected. */
        public Draft ignoringBody() {
            bodyExpected = false;
            return this;
        }

        /** Ends the writing. */
        public HttpCall build() {
            return new HttpCall(this);
        }
    }
}
