package dev.gembind.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.telegram.Button;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/** Acting as the people of both platforms, as JSON. */
final class PeopleApi {
    private static final int OK = 200;
    private static final String PERSON = "/api/telegram/people/{person}";

    private final Parts parts;
    private final TelegramPlatform telegram;

    PeopleApi(Parts parts) {
        this.parts = parts;
        this.telegram = parts.telegram();
    }

    void register(RoutesConfig routes) {
        routes.get("/api/people", ControlServer.page(request -> Answer.json(OK, people())));
        routes.get(PERSON + "/messages", ControlServer.page(this::messages));
        routes.post(PERSON + "/messages", ControlServer.page(this::send));
        routes.post(PERSON + "/press", ControlServer.page(this::press));
        routes.post(PERSON + "/block", ControlServer.page(this::block));
        routes.post("/api/discord/approve", ControlServer.page(this::approve));
        routes.post("/api/discord/deny", ControlServer.page(this::deny));
    }

    private ObjectNode people() {
        ObjectNode body = Json.object();
        ArrayNode discord = body.putArray("discord");
        parts.discord()
                .users()
                .forEach(user -> discord.addObject().put("id", user.id()).put("name", user.globalName()));
        ArrayNode array = body.putArray("telegram");
        telegram.people()
                .forEach(person -> array.addObject().put("id", person.id()).put("name", person.name()));
        return body;
    }

    private Answer send(Context request) {
        Person person = person(request);
        JsonNode body = FaultApi.body(request);
        String text = body.path("text").asText();
        ChatMessage sent = chat(body.path("chat").asText("bot")).isGroup()
                ? telegram.sendInGroup(person.id(), text)
                : telegram.send(person.id(), text);
        return Answer.json(OK, json(sent));
    }

    private Answer messages(Context request) {
        ChatPath chat = chat(Objects.requireNonNullElse(request.queryParam("chat"), "bot"));
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("items");
        telegram.messages(chat.id(person(request))).forEach(message -> items.add(json(message)));
        return Answer.json(OK, body);
    }

    private Answer press(Context request) {
        Person person = person(request);
        JsonNode body = FaultApi.body(request);
        long id = body.path("message_id").asLong();
        ChatMessage message = telegram
                .messages(chat(body.path("chat").asText("bot")).id(person))
                .stream()
                .filter(shown -> shown.id() == id)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no message has the id " + id));
        String query = telegram.press(person.id(), message, body.path("label").asText());
        return Answer.json(OK, Json.object().put("callback_query", query));
    }

    private Answer block(Context request) {
        Person person = person(request);
        telegram.block(person.id(), FaultApi.body(request).path("blocked").asBoolean(true));
        return Answer.json(OK, Json.object().put("blocked", telegram.isBlocked(person.id())));
    }

    private Answer approve(Context request) {
        JsonNode body = FaultApi.body(request);
        return location(parts.discord()
                .approve(
                        URI.create(body.path("authorize").asText()),
                        body.path("user").asText()));
    }

    private Answer deny(Context request) {
        return location(parts.discord()
                .deny(URI.create(FaultApi.body(request).path("authorize").asText())));
    }

    private static Answer location(URI target) {
        return Answer.json(OK, Json.object().put("location", target.toString()));
    }

    private Person person(Context request) {
        long id = PhonePages.number(request.pathParam("person"));
        return telegram.find(id).orElseThrow(() -> new NoSuchElementException("nobody has the id " + id));
    }

    private static ChatPath chat(String name) {
        return ChatPath.of(name);
    }

    private static ObjectNode json(ChatMessage message) {
        ObjectNode node = Json.object().put("id", message.id()).put("from_bot", message.fromBot());
        node.put("text", message.text()).put("sent", message.sent().toString());
        ArrayNode buttons = node.putArray("buttons");
        message.buttons().stream().flatMap(List::stream).map(Button::text).forEach(buttons::add);
        return node;
    }
}
