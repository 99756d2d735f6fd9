package dev.gembind.core.webhooks;

import dev.gembind.core.webhooks.Verification.Reason;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in: the bytes of its body before anything has decoded, inflated or parsed them. Who makes one has
 * limited its size. Immutable as long as nobody changes the body, which is not copied; thread-safe.
 */
public final class InboundWebhook {
    private final String url;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private InboundWebhook(String url, Map<String, List<String>> headers, byte[] body) {
        this.url = url;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Takes a request.
     *
     * @param url the address as the provider calls it: scheme, host and path from the configuration, never from the
     *     {@code Host} header, and the query exactly as it came
     * @param headers every value of every header; upper and lower case of names do not matter
     * @param body the raw bytes
     */
    public static InboundWebhook of(String url, Map<String, ? extends List<String>> headers, byte[] body) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) ->
                all.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values));
        return new InboundWebhook(url, all, body);
    }

    /** Returns the fingerprint of the body for {@link ReplayWindow}: SHA-256 in 64 lower-case hexadecimal digits. */
    public String bodyHash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Returns what is wrong with one of the headers; null if each has exactly one value. */
    @Nullable
    Reason flaw(String... names) {
        for (String name : names) {
            List<String> values = headers.getOrDefault(name, List.of());
            if (values.size() > 1) {
                return Reason.MALFORMED;
            }
            if (values.isEmpty() || values.get(0).isEmpty()) {
                return Reason.MISSING_HEADER;
            }
        }
        return null;
    }

    /** Returns the value of a header in which {@link #flaw} found none. */
    String header(String name) {
        return Objects.requireNonNull(headers.get(name), name).get(0);
    }

    String url() {
        return url;
    }

    /** Returns the raw bytes, not a copy. They are to be read after the signature was found good, never before. */
    public byte[] body() {
        return body;
    }
}
