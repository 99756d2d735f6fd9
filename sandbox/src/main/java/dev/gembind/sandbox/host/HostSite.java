package dev.gembind.sandbox.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.EventSender;
import dev.gembind.sandbox.web.Json;
import dev.gembind.sandbox.web.Signing;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Reports payments by Standard Webhooks 1.0.0, signed with the secret of the host site. Thread-safe. */
public final class HostSite {
    private static final String PREFIX = "whsec_";

    private final byte[] key;
    private final Supplier<URI> product;
    private final InstantSource clock;
    private final Map<List<String>, String> bodies = new ConcurrentHashMap<>();

    /**
     * @param secret {@code whsec_} and base64
     * @param product where the product is now
     */
    public HostSite(String secret, Supplier<URI> product, InstantSource clock) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("secret must begin with " + PREFIX);
        }
        this.key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        this.product = product;
        this.clock = clock;
    }

    /**
     * Reports something and waits for the answer. The same id is the same event for the product: with the same type and data
     * it is sent again byte for byte.
     *
     * @param id of the event
     * @param type such as {@code payment.succeeded}
     * @param data charge, order, amount and so on
     * @return the status the product answered with
     * @throws IOException if the product does not answer
     */
    public int report(String id, String type, ObjectNode data) throws IOException {
        String body = bodies.computeIfAbsent(List.of(id, type, data.toString()), told -> body(type, data));
        URI target = product.get().resolve("/webhooks/payments");
        return EventSender.sendNow(new EventSender.Event(target, () -> sign(id, body), body));
    }

    private String body(String type, ObjectNode data) {
        ObjectNode event =
                Json.object().put("type", type).put("timestamp", clock.instant().toString());
        event.set("data", data);
        return event.toString();
    }

    private Map<String, String> sign(String id, String body) {
        String seconds = Long.toString(clock.instant().getEpochSecond());
        byte[] mac = Signing.hmac(key, id + "." + seconds + "." + body);
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", seconds,
                "webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac));
    }
}
