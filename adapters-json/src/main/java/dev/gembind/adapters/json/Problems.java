package dev.gembind.adapters.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a document, so that its author mends it once. Not thread-safe. */
final class Problems {
    private static final int MAX_TOLD = 50;
    private static final int MAX_SHOWN = 60;

    private final List<String> told = new ArrayList<>();
    private int count;

    /**
     * Notes a problem.
     *
     * @param path where, as a JSON Pointer (RFC 6901)
     */
    void add(String path, String message) {
        count++;
        if (told.size() < MAX_TOLD) {
            told.add(path + " " + message);
        }
    }

    /** Notes that a value should be another one. */
    void wrong(String path, JsonNode value, String wanted) {
        add(path, "must be " + wanted + ", but is " + shown(value.toString()));
    }

    int count() {
        return count;
    }

    /**
     * Ends reading if anything was wrong.
     *
     * @throws DocumentException with all of it
     */
    void raise() {
        if (count > told.size()) {
            told.add("and " + (count - told.size()) + " more");
        }
        if (!told.isEmpty()) {
            throw new DocumentException(told);
        }
    }

    static String shown(String text) {
        if (text.length() <= MAX_SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_SHOWN - 1)) ? MAX_SHOWN - 1 : MAX_SHOWN;
        return text.substring(0, end) + "…";
    }
}
