package dev.gembind.app.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.core.outbox.Dispatcher;
import dev.gembind.core.outbox.Outbox;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.storage.Transactor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What an operator may see of messages that are not sent yet, and do about them. Thread-safe. */
public final class OutboxCommands {
    /** Lists messages: {@code {after, set_aside?}} to {@code {items, next?}}; bodies are not shown. */
    public static final String LIST = "outbox-list";
    /** Tries a message again soon: {@code {id}} to {@code {id}}. */
    public static final String RETRY = "outbox-retry";
    /** Gives a message up for good: {@code {id}} to {@code {id}}. */
    public static final String DROP = "outbox-drop";

    private static final int PAGE = 500;

    private final Transactor transactor;
    private final Outbox outbox;
    private final Dispatcher dispatcher;
    private final ObjectMapper json = new ObjectMapper();

    /** @param dispatcher of the same outbox; it need not know how to send */
    public OutboxCommands(Transactor transactor, Outbox outbox, Dispatcher dispatcher) {
        this.transactor = transactor;
        this.outbox = outbox;
        this.dispatcher = dispatcher;
    }

    /** Returns every command by its name. */
    public Map<String, UnaryOperator<String>> byName() {
        return new TreeMap<>(Map.of(
                LIST, request -> list(request).toString(),
                RETRY, request -> change(request, dispatcher::retry).toString(),
                DROP, request -> change(request, dispatcher::drop).toString()));
    }

    private ObjectNode list(String request) {
        var asked = Documents.read(json, request);
        boolean setAside = asked.path("set_aside").asBoolean();
        List<OutboxMessage> page = transactor.read(
                "outbox-list", view -> outbox.list(view, asked.path("after").asText(""), PAGE));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        page.stream()
                .filter(message -> !setAside || message.delivery().setAside())
                .forEach(message -> items.add(json(message)));
        if (page.size() == PAGE) {
            answer.put("next", page.get(PAGE - 1).id());
        }
        return answer;
    }

    private ObjectNode change(String request, Predicate<String> change) {
        String id = Documents.read(json, request).path("id").asText();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return change.test(id) ? answer.put("id", id) : answer.put(LedgerCommands.PROBLEM, "not-found");
    }

    private static ObjectNode json(OutboxMessage message) {
        OutboxMessage.Delivery delivery = message.delivery();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", message.id())
                .put("topic", message.topic())
                .put("lane", message.lane())
                .put("created_at", message.createdAt().toString())
                .put("due_at", delivery.dueAt().toString())
                .put("attempts", delivery.attempts())
                .put("set_aside", delivery.setAside())
                .put("last_error", delivery.lastError());
    }
}
