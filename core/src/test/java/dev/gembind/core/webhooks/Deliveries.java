package dev.gembind.core.webhooks;

import dev.gembind.core.Secret;
import dev.gembind.core.webhooks.Verification.Reason;
import dev.gembind.core.webhooks.Verification.Rejected;
import dev.gembind.core.webhooks.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests, secrets and clocks for the tests of webhooks. */
final class Deliveries {
    static final long NOW = 1_700_000_000;
    static final String URL = "https://gembind.example/webhooks/test";

    private Deliveries() {}

    static InboundWebhook post(Map<String, String> headers, String body) {
        return post(URL, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static InboundWebhook post(String url, Map<String, String> headers, byte[] body) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return InboundWebhook.of(url, lists, body);
    }

    static TimestampWindow at(long second) {
        return TimestampWindow.usual(InstantSource.fixed(Instant.ofEpochSecond(second)));
    }

    static List<Secret> secrets(String... texts) {
        return Arrays.stream(texts).map(Secret::of).toList();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the headers with one of them changed, or taken away if the value is empty. */
    static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(name);
        if (!value.isEmpty()) {
            changed.put(name, value);
        }
        return changed;
    }

    static Verification rejected(Reason reason) {
        return new Rejected(reason);
    }

    static Verification verified(int secretIndex) {
        return new Verified(null, null, secretIndex);
    }

    static Verification verified(long second, int secretIndex) {
        return new Verified(null, Instant.ofEpochSecond(second), secretIndex);
    }

    static Verification verified(String id, long second, int secretIndex) {
        return new Verified(id, Instant.ofEpochSecond(second), secretIndex);
    }
}
