package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Json;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters of a Bot API call, which may come as JSON, as a form or in the query; JSON objects also as text. */
final class Params {
    private final ObjectNode values;

    private Params(ObjectNode values) {
        this.values = values;
    }

    static Params of(Context request) {
        ObjectNode values = Json.object();
        request.queryParamMap().forEach((name, list) -> values.put(name, list.get(0)));
        if (request.isJson()) {
            String body = request.body();
            JsonNode json = body.isBlank()
                    ? Json.object()
                    : Json.read(body).orElseThrow(() -> BotApiException.badRequest("can't parse JSON object"));
            if (!json.isObject()) {
                throw BotApiException.badRequest("object expected as a JSON body");
            }
            values.setAll((ObjectNode) json);
        } else {
            request.formParamMap().forEach((name, list) -> values.put(name, list.get(0)));
        }
        return new Params(values);
    }

    static Params of(ObjectNode values) {
        return new Params(values);
    }

    boolean has(String name) {
        return values.hasNonNull(name);
    }

    String text(String name) {
        JsonNode node = values.path(name);
        return node.isMissingNode() || node.isNull() ? "" : node.asText();
    }

    long number(String name, long otherwise) {
        String text = text(name).strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw BotApiException.badRequest("parameter \"" + name + "\" must be an integer");
        }
    }

    boolean flag(String name) {
        return List.of("true", "1", "yes", "True").contains(text(name));
    }

    Optional<JsonNode> json(String name) {
        JsonNode node = values.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            return Optional.of(node);
        }
        return node.asText().isBlank()
                ? Optional.empty()
                : Optional.of(Json.read(node.asText())
                        .orElseThrow(() -> BotApiException.badRequest("can't parse " + name + " JSON object")));
    }

    List<String> strings(String name) {
        return json(name).map(Params::strings).orElse(List.of());
    }

    private static List<String> strings(JsonNode array) {
        List<String> out = new ArrayList<>();
        array.forEach(item -> out.add(item.asText()));
        return List.copyOf(out);
    }
}
