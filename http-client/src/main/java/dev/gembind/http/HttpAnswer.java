package dev.gembind.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** The status, headers and (capped) body of an answer. Immutable; its text form shows neither headers nor body. */
public final class HttpAnswer {
    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final @Nullable JsonObject json;

    HttpAnswer(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.json = isJson() ? StrictJson.findObject(body).orElse(null) : null;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Finds a header by its name in any case; the last one wins. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Finds the body, if it is said to be JSON and is one well-formed JSON object. */
    public Optional<JsonObject> findJson() {
        return Optional.ofNullable(json);
    }

    /**
     * Returns the body as a JSON object; a {@link HttpResult.Success} of a call that expects JSON always has one.
     *
     * @throws JsonShapeException if it is none
     */
    public JsonObject json() {
        return findJson().orElseThrow(() -> new JsonShapeException("the answer", "must be a JSON object"));
    }

    /** Says whether the body is said to be a web page. */
    public boolean isHtml() {
        return mediaType().equals("text/html") || mediaType().equals("application/xhtml+xml");
    }

    /** Says whether the body holds this ASCII text, to recognise well-known error pages. */
    public boolean contains(String text) {
        return new String(body, StandardCharsets.ISO_8859_1).contains(text);
    }

    boolean isJson() {
        String type = mediaType();
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    boolean isEmpty() {
        return body.length == 0;
    }

    private String mediaType() {
        String type = header("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "HttpAnswer[status=" + status + ", " + body.length + " bytes]";
    }
}
