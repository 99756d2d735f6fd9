package dev.gembind.app.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads JSON that should be an object. */
final class Documents {
    private Documents() {}

    /**
     * Reads an object.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static JsonNode read(ObjectMapper json, String text) {
        try {
            JsonNode node = json.readTree(text);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the text is not JSON", e);
        }
        throw new IllegalArgumentException("the text is not a JSON object");
    }
}
