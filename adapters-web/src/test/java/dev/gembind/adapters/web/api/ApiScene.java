package dev.gembind.adapters.web.api;

import dev.gembind.adapters.web.Reply;
import dev.gembind.adapters.web.WebWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server, and a host site that calls its API and has made the user {@code alice} known. */
abstract class ApiScene {
    final WebWorld world;
    ApiCaller api;

    ApiScene() {
        this(new WebWorld());
    }

    ApiScene(WebWorld world) {
        this.world = world;
    }

    @BeforeEach
    void openServer() {
        world.open();
        api = new ApiCaller(world, world.core().hostKey());
        api.put("/users/alice", "");
    }

    @AfterEach
    void closeServer() {
        world.close();
    }

    /** Returns the body of a wish to order. */
    static String order(String user, String offer, String channel) {
        return "{\"user\":\"" + user + "\",\"package\":\"" + offer + "\",\"channel\":\"" + channel + "\"}";
    }

    static String code(Reply reply) {
        return reply.json().path("code").asText();
    }
}
