package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads a list that the desk gives page by page. */
final class PagedList {
    private final OperatorDesk desk;
    private final String question;

    PagedList(OperatorDesk desk, String question) {
        this.desk = desk;
        this.question = question;
    }

    /** Returns the items, as many as there are or as the limit says. */
    ArrayNode read(ObjectNode request, int limit) {
        return desk.talk(question, asking -> {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            String next = "";
            while (next != null && items.size() < limit) {
                JsonNode page = asking.apply(request.deepCopy().put("after", next));
                page.path("items").forEach(item -> {
                    if (items.size() < limit) {
                        items.add(item);
                    }
                });
                next = page.hasNonNull("next") ? page.path("next").asText() : null;
            }
            return items;
        });
    }
}
