package dev.gembind.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A JSON object from outside, read field by field. Nothing is converted: a number is no text, {@code "true"} is no
 * boolean. Unknown fields are ignored. Immutable; its text form shows no values.
 */
public final class JsonObject {
    private final String path;
    private final ObjectNode node;

    private JsonObject(String path, ObjectNode node) {
        this.path = path;
        this.node = node;
    }

    static JsonObject root(ObjectNode node) {
        return new JsonObject("", node);
    }

    /**
     * Returns a text.
     *
     * @throws JsonShapeException if the field is missing, null or anything else
     */
    public String text(String field) {
        return findText(field).orElseThrow(() -> missing(field));
    }

    /**
     * Finds a text; empty if the field is missing or null.
     *
     * @throws JsonShapeException if the field is anything else
     */
    public Optional<String> findText(String field) {
        return find(field).map(value -> {
            require(value.isTextual(), field, "a string", value);
            return value.textValue();
        });
    }

    /**
     * Returns a boolean, or the fallback if the field is missing or null.
     *
     * @throws JsonShapeException if the field is anything else
     */
    public boolean flag(String field, boolean fallback) {
        return find(field)
                .map(value -> {
                    require(value.isBoolean(), field, "true or false", value);
                    return value.booleanValue();
                })
                .orElse(fallback);
    }

    /**
     * Finds a number, exact; empty if the field is missing or null.
     *
     * @throws JsonShapeException if the field is anything else
     */
    public Optional<BigDecimal> findNumber(String field) {
        return find(field).map(value -> {
            require(value.isNumber(), field, "a number", value);
            return value.decimalValue();
        });
    }

    /**
     * Returns an object.
     *
     * @throws JsonShapeException if the field is missing, null or anything else
     */
    public JsonObject object(String field) {
        return findObject(field).orElseThrow(() -> missing(field));
    }

    /**
     * Finds an object; empty if the field is missing or null.
     *
     * @throws JsonShapeException if the field is anything else
     */
    public Optional<JsonObject> findObject(String field) {
        return find(field).map(value -> {
            require(value.isObject(), field, "an object", value);
            return new JsonObject(name(field) + ".", (ObjectNode) value);
        });
    }

    /**
     * Returns the texts of an array.
     *
     * @throws JsonShapeException if the field is missing, null, no array, or holds anything but texts
     */
    public List<String> texts(String field) {
        JsonNode array = find(field).orElseThrow(() -> missing(field));
        require(array.isArray(), field, "an array", array);
        List<String> texts = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            require(element.isTextual(), field + "[]", "a string", element);
            texts.add(element.textValue());
        }
        return List.copyOf(texts);
    }

    private Optional<JsonNode> find(String field) {
        return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
    }

    private JsonShapeException missing(String field) {
        return new JsonShapeException(name(field), "is missing");
    }

    private void require(boolean holds, String field, String expected, JsonNode value) {
        if (!holds) {
            String found = value.getNodeType().name().toLowerCase(Locale.ROOT);
            throw new JsonShapeException(name(field), "must be " + expected + ", but is of type " + found);
        }
    }

    private String name(String field) {
        return path + field;
    }

    @Override
    public String toString() {
        return "JsonObject[" + node.size() + " fields]";
    }
}
