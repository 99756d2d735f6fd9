package dev.gembind.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.EventSender;
import dev.gembind.sandbox.web.Json;
import dev.gembind.sandbox.web.Signing;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Signs events and sends them to the product, and keeps them so that they can come again. Thread-safe. */
final class EventDesk implements AutoCloseable {
    private static final int KEPT = 500;

    private final byte[] key;
    private final Supplier<URI> product;
    private final InstantSource clock;
    private final EventSender sender = new EventSender("stripe");
    private final List<String> sent = new ArrayList<>();
    private boolean lost;

    EventDesk(String secret, Supplier<URI> product, InstantSource clock) {
        this.key = secret.getBytes(StandardCharsets.UTF_8);
        this.product = product;
        this.clock = clock;
    }

    synchronized void tell(String id, String type, JsonNode subject) {
        ObjectNode event = Json.object()
                .put("id", id)
                .put("object", "event")
                .put("type", type)
                .put("created", clock.instant().getEpochSecond())
                .put("pending_webhooks", 1);
        event.putObject("data").set("object", subject);
        String body = event.toString();
        sent.add(body);
        if (sent.size() > KEPT) {
            sent.remove(0);
        }
        if (!lost) {
            send(body);
        }
    }

    /** Has events get lost from now on, or arrive again. */
    synchronized void lose(boolean on) {
        lost = on;
    }

    /** Sends every event again, the newest first. */
    synchronized void again() {
        List<String> backwards = new ArrayList<>(sent);
        Collections.reverse(backwards);
        backwards.forEach(this::send);
    }

    synchronized List<String> sent() {
        return List.copyOf(sent);
    }

    private void send(String body) {
        sender.send(new EventSender.Event(product.get().resolve("/webhooks/stripe"), () -> sign(body), body));
    }

    /** Stripe's signature, made anew for each try. */
    private Map<String, String> sign(String body) {
        String seconds = Long.toString(clock.instant().getEpochSecond());
        String mac = HexFormat.of().formatHex(Signing.hmac(key, seconds + "." + body));
        return Map.of("Stripe-Signature", "t=" + seconds + ",v1=" + mac);
    }

    @Override
    public void close() {
        sender.close();
    }
}
