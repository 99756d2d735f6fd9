package dev.gembind.app.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.UnboundUsers;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What an operator may do with users that nothing is bound to. Thread-safe. */
public final class CleanupCommands {
    /**
     * Looks at some users and removes those without a binding, or only tells: {@code {after, made_before, remove}} to
     * {@code {users: [...], removed, next}}; {@code next} is empty when all users were looked at.
     */
    public static final String CLEANUP = "cleanup";

    private static final Origin OPERATOR = new Origin(Origin.Actor.ADMIN, null, null);
    private static final int LOOKED_AT = 500;

    private final UnboundUsers users;
    private final ObjectMapper json = new ObjectMapper();

    public CleanupCommands(UnboundUsers users) {
        this.users = users;
    }

    /**
     * Returns every command by its name. They throw {@link IllegalArgumentException} when the request makes no sense; the
     * message is for the operator.
     */
    public Map<String, UnaryOperator<String>> byName() {
        return Map.of(CLEANUP, request -> cleanUp(Documents.read(json, request)).toString());
    }

    private ObjectNode cleanUp(JsonNode request) {
        UnboundUsers.Page page = users.find(
                request.path("after").asText(),
                LOOKED_AT,
                time(request.path("made_before").asText()));
        boolean remove = request.path("remove").asBoolean();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode found = answer.putArray("users");
        int removed = 0;
        for (UserId id : page.ids()) {
            if (!remove || users.remove(id, OPERATOR)) {
                found.add(id.value());
                removed += remove ? 1 : 0;
            }
        }
        return answer.put("removed", removed).put("next", page.next());
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("made_before must be a time, but is " + text, e);
        }
    }
}
