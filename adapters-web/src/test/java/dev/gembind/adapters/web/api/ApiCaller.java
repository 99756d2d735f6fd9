package dev.gembind.adapters.web.api;

import dev.gembind.adapters.web.Reply;
import dev.gembind.adapters.web.WebWorld;

/** A host site that calls the API with one key. */
final class ApiCaller {
    private static final String JSON = "Content-Type: application/json";

    private final WebWorld world;
    private final String key;

    ApiCaller(WebWorld world, String key) {
        this.world = world;
        this.key = key;
    }

    Reply get(String path) {
        return world.get(ApiRoutes.BASE + path, key);
    }

    Reply delete(String path) {
        return world.call("DELETE", ApiRoutes.BASE + path, "", key);
    }

    /** Sends a body with a key that makes it happen at most once. */
    Reply postOnce(String path, String idempotencyKey, String body) {
        return world.call("POST", ApiRoutes.BASE + path, body, key, JSON, "Idempotency-Key: " + idempotencyKey);
    }

    Reply put(String path, String body) {
        return world.call("PUT", ApiRoutes.BASE + path, body, key, JSON);
    }

    Reply post(String path, String body) {
        return world.call("POST", ApiRoutes.BASE + path, body, key, JSON);
    }
}
