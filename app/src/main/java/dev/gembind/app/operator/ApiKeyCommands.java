package dev.gembind.app.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.core.access.ApiKey;
import dev.gembind.core.access.ApiKeyService;
import dev.gembind.core.access.ApiScope;
import dev.gembind.core.audit.Origin;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What an operator may do with the keys of host sites. Thread-safe. */
public final class ApiKeyCommands {
    /** Makes a key: {@code {name, scopes?}} to {@code {id, name, scopes, key}}. */
    public static final String CREATE = "apikey-create";
    /** Lists keys: {@code {}} to {@code {items: [{id, name, scopes, created_at, revoked_at?}]}}. */
    public static final String LIST = "apikey-list";
    /** Revokes a key: {@code {id}} to {@code {id, revoked}}. */
    public static final String REVOKE = "apikey-revoke";

    private static final Origin OPERATOR = new Origin(Origin.Actor.ADMIN, null, null);
    private static final int MAX_REQUEST = 4096;

    private final ApiKeyService keys;
    private final ObjectMapper json = new ObjectMapper();

    public ApiKeyCommands(ApiKeyService keys) {
        this.keys = keys;
    }

    /**
     * Returns every command by its name. They throw {@link IllegalArgumentException} when the request makes no sense; the
     * message is for the operator.
     */
    public Map<String, UnaryOperator<String>> byName() {
        return new TreeMap<>(Map.of(
                CREATE, request -> create(read(request)).toString(),
                LIST, request -> list().toString(),
                REVOKE, request -> revoke(read(request)).toString()));
    }

    private ObjectNode create(JsonNode request) {
        ApiKeyService.Created created =
                keys.create(request.path("name").asText(), scopes(request.path("scopes")), OPERATOR);
        return describe(created.key()).put("key", created.text().reveal());
    }

    private ObjectNode list() {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (ApiKey key : keys.list()) {
            ObjectNode item = describe(key).put("created_at", key.createdAt().toString());
            if (key.revokedAt() != null) {
                item.put("revoked_at", key.revokedAt().toString());
            }
            items.add(item);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("items", items);
        return answer;
    }

    private ObjectNode revoke(JsonNode request) {
        String id = request.path("id").asText();
        return JsonNodeFactory.instance.objectNode().put("id", id).put("revoked", keys.revoke(id, OPERATOR));
    }

    private static ObjectNode describe(ApiKey key) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("id", key.id()).put("name", key.name());
        ArrayNode scopes = node.putArray("scopes");
        key.scopes().stream().sorted().map(ApiScope::key).forEach(scopes::add);
        return node;
    }

    private static Set<ApiScope> scopes(JsonNode asked) {
        if (asked.isMissingNode() || asked.isEmpty()) {
            return EnumSet.allOf(ApiScope.class);
        }
        Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
        asked.forEach(scope -> scopes.add(scope(scope.asText())));
        return scopes;
    }

    private static ApiScope scope(String key) {
        return ApiScope.find(key)
                .orElseThrow(() -> new IllegalArgumentException("there is no scope " + key
                        + "; scopes are "
                        + Arrays.stream(ApiScope.values()).map(ApiScope::key).collect(Collectors.joining(", "))));
    }

    private JsonNode read(String request) {
        if (request.length() > MAX_REQUEST) {
            throw new IllegalArgumentException("the request has more than " + MAX_REQUEST + " characters");
        }
        return Documents.read(json, request);
    }
}
