package dev.gembind.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Json;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Plays the bot against the simulated Telegram. */
final class BotClient {
    private final SandboxConfig config;
    private final Sandbox sandbox;

    BotClient(SandboxConfig config, Sandbox sandbox) {
        this.config = config;
        this.sandbox = sandbox;
    }

    URI at(String method) {
        return URI.create(sandbox.telegramBase() + "/bot" + config.telegram().token() + "/" + method);
    }

    Http.Reply call(String method, String json) throws IOException {
        return Http.json(at(method), json);
    }

    JsonNode result(String method, String json) throws IOException {
        Http.Reply reply = call(method, json);
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        return reply.json().path("result");
    }

    Http.Reply say(long chat, String text) throws IOException {
        return call("sendMessage", message(chat, text).toString());
    }

    static ObjectNode message(long chat, String text) {
        return Json.object().put("chat_id", Long.toString(chat)).put("text", text);
    }

    JsonNode updates(int offset) throws IOException {
        return result("getUpdates", "{\"offset\":" + offset + "}");
    }

    CompletableFuture<Http.Reply> poll(int seconds) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return call("getUpdates", "{\"timeout\":" + seconds + "}");
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }
}
