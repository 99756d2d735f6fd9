package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The methods by which the bot hears: long polls and the webhook, of which only one works at a time. */
final class UpdateMethods {
    private static final int MOST = 100;
    private static final int LONGEST_POLL = 50;

    private final Scene scene;
    private final UpdateQueue queue;
    private final UpdateFaults faults;
    private List<String> allowed = List.of();
    private long polls;
    private int waiting;
    private @Nullable Webhook webhook;

    UpdateMethods(Scene scene, UpdateQueue queue, UpdateFaults faults) {
        this.scene = scene;
        this.queue = queue;
        this.faults = faults;
    }

    Map<String, BotMethod> methods() {
        return Map.of(
                "getupdates", this::poll,
                "setwebhook", this::setWebhook,
                "deletewebhook", this::deleteWebhook,
                "getwebhookinfo", params -> info());
    }

    Optional<Webhook> webhook() {
        return scene.look(() -> Optional.ofNullable(webhook));
    }

    /** Notes what went wrong with an address, unless another one has been set meanwhile. */
    void note(URI tried, String error, Instant at) {
        scene.wake(() -> {
            if (webhook != null && webhook.url().equals(tried)) {
                webhook = webhook.failed(error, at);
            }
            return tried;
        });
    }

    private JsonNode poll(Params params) {
        if (webhook().isPresent()) {
            throw BotApiException.conflict("can't use getUpdates method while webhook is active; use deleteWebhook to"
                    + " delete the webhook first");
        }
        int limit = (int) Math.max(1, Math.min(MOST, params.number("limit", MOST)));
        long timeout = Math.max(0, Math.min(LONGEST_POLL, params.number("timeout", 0)));
        long turn = begin(params);
        queue.confirm((int) params.number("offset", 0));
        await(turn, Duration.ofSeconds(timeout));
        return scene.look(() -> {
            if (polls != turn) {
                throw BotApiException.conflict(
                        "terminated by other getUpdates request; make sure that only one bot" + " instance is running");
            }
            if (webhook != null) {
                throw BotApiException.conflict("terminated by setWebhook request");
            }
            return json(faults.distort(queue.first(limit, allowed), queue.lastConfirmed()));
        });
    }

    private void await(long turn, Duration time) {
        scene.wake(() -> ++waiting);
        scene.await(
                () -> polls != turn
                        || webhook != null
                        || !queue.first(1, allowed).isEmpty(),
                time);
        scene.wake(() -> --waiting);
    }

    int waiting() {
        return scene.look(() -> waiting);
    }

    /** A new poll ends the one that waits. */
    private long begin(Params params) {
        return scene.wake(() -> {
            remember(params);
            return ++polls;
        });
    }

    private void remember(Params params) {
        if (params.has("allowed_updates")) {
            allowed = params.strings("allowed_updates");
        }
    }

    private JsonNode setWebhook(Params params) {
        if (params.text("url").isEmpty()) {
            return deleteWebhook(params);
        }
        Webhook next = WebhookCheck.check(params);
        return scene.wake(() -> {
            remember(params);
            dropIfAsked(params);
            webhook = next;
            return BooleanNode.TRUE;
        });
    }

    private JsonNode deleteWebhook(Params params) {
        return scene.wake(() -> {
            dropIfAsked(params);
            webhook = null;
            return BooleanNode.TRUE;
        });
    }

    private void dropIfAsked(Params params) {
        if (params.flag("drop_pending_updates")) {
            queue.drop();
        }
    }

    private JsonNode info() {
        return scene.look(() -> {
            ObjectNode info = Json.object();
            info.put("url", webhook == null ? "" : webhook.url().toString());
            info.put("has_custom_certificate", false).put("pending_update_count", queue.pending());
            if (webhook != null) {
                info.put("max_connections", 40);
                allowed.forEach(info.putArray("allowed_updates")::add);
            }
            if (webhook != null && webhook.lastError() != null && webhook.lastErrorAt() != null) {
                info.put("last_error_date", webhook.lastErrorAt().getEpochSecond());
                info.put("last_error_message", webhook.lastError());
            }
            return info;
        });
    }

    List<String> allowed() {
        return scene.look(() -> allowed);
    }

    private static ArrayNode json(List<UpdateQueue.Update> updates) {
        ArrayNode array = Json.array();
        updates.forEach(update -> array.add(update.body()));
        return array;
    }
}
