package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The description of the API as a page shows it.
 *
 * @param title the API's name
 * @param introduction what a reader has to know first
 * @param operations what the API does, in the order of the document
 */
public record ApiManual(String title, String introduction, List<Operation> operations) {
    /**
     * One thing the API does.
     *
     * @param method in capitals
     * @param path the whole path
     * @param summary a few words
     * @param description a sentence or more
     * @param scope what the key must allow, or empty
     * @param parameters in the query and the headers
     * @param fields of the body
     * @param answers by status
     */
    public record Operation(
            String method,
            String path,
            String summary,
            String description,
            String scope,
            List<Item> parameters,
            List<Item> fields,
            List<Item> answers) {}

    /**
     * A name and what it means.
     *
     * @param name the name
     * @param text the meaning
     */
    public record Item(String name, String text) {}

    public ApiManual {
        operations = List.copyOf(operations);
    }

    /** Reads an OpenAPI document. */
    static ApiManual of(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (!method.getKey().equals("parameters")) {
                    operations.add(operation(document, method.getKey(), path.getKey(), method.getValue()));
                }
            }
        }
        JsonNode info = document.path("info");
        return new ApiManual(
                info.path("title").asText(), info.path("description").asText(), operations);
    }

    private static Operation operation(JsonNode document, String method, String path, JsonNode operation) {
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                document.path("servers").path(0).path("url").asText() + path,
                operation.path("summary").asText(),
                operation.path("description").asText(),
                operation.path("security").path(0).path("apiKey").path(0).asText(),
                parameters(document, operation),
                fields(document, operation),
                answers(document, operation));
    }

    private static List<Item> parameters(JsonNode document, JsonNode operation) {
        List<Item> parameters = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode meaning = resolve(document, parameter);
            String need = meaning.path("required").asBoolean() ? "" : "Optional. ";
            parameters.add(new Item(
                    meaning.path("name").asText(),
                    need + meaning.path("description").asText()));
        }
        return parameters;
    }

    private static List<Item> fields(JsonNode document, JsonNode operation) {
        JsonNode schema = resolve(
                document,
                operation
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema"));
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<Item> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            String need = required.contains(field.getKey()) ? "" : "Optional. ";
            JsonNode meaning = resolve(document, field.getValue());
            fields.add(
                    new Item(field.getKey(), need + meaning.path("description").asText()));
        }
        return fields;
    }

    private static List<Item> answers(JsonNode document, JsonNode operation) {
        List<Item> answers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
            JsonNode meaning = resolve(document, answer.getValue());
            answers.add(new Item(answer.getKey(), meaning.path("description").asText()));
        }
        return answers;
    }

    /** Follows a reference within the document. */
    private static JsonNode resolve(JsonNode document, JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.startsWith("#") ? document.at(reference.substring(1)) : node;
    }
}
