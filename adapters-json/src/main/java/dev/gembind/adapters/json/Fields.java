package dev.gembind.adapters.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The fields of one object. What is missing or wrong is noted, and something harmless is returned in its place, so that the
 * rest can be read too.
 */
final class Fields {
    private final Problems problems;
    private final String path;
    private final ObjectNode object;

    private Fields(Problems problems, String path, ObjectNode object) {
        this.problems = problems;
        this.path = path;
        this.object = object;
    }

    /** Takes an object that has no other fields than these. */
    static Fields of(Problems problems, String path, JsonNode node, Set<String> known) {
        Fields fields = new Fields(problems, path, object(problems, path, node));
        for (Map.Entry<String, JsonNode> field : fields.object.properties()) {
            if (!known.contains(field.getKey())) {
                problems.add(
                        fields.pointer(field.getKey()), "is not known here; there are " + String.join(", ", known));
            }
        }
        return fields;
    }

    private static ObjectNode object(Problems problems, String path, JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        problems.wrong(path, node, "an object");
        return JsonNodeFactory.instance.objectNode();
    }

    /** Returns a whole number that must be there; {@code min} when it is not. */
    long wholeNumber(String name, long min, long max) {
        JsonNode value = object.get(name);
        if (value == null) {
            problems.add(pointer(name), "is missing");
            return min;
        }
        return wholeNumber(pointer(name), value, min, max);
    }

    private long wholeNumber(String where, JsonNode value, long min, long max) {
        boolean fits = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= min
                && value.longValue() <= max;
        if (!fits) {
            problems.wrong(where, value, "a whole number from " + min + " to " + max);
            return min;
        }
        return value.longValue();
    }

    /**
     * Returns a text that must be there; an empty one when it is not.
     *
     * @param wanted says to people what it must be
     */
    String text(String name, Predicate<String> form, String wanted) {
        JsonNode value = object.get(name);
        if (value == null) {
            problems.add(pointer(name), "is missing");
            return "";
        }
        return text(pointer(name), value, form, wanted);
    }

    private String text(String where, JsonNode value, Predicate<String> form, String wanted) {
        if (!value.isTextual() || !form.test(value.textValue())) {
            problems.wrong(where, value, wanted);
            return "";
        }
        return value.textValue();
    }

    /**
     * Returns numbers by name.
     *
     * @param names tells whether a name may be one
     * @param wanted says to people what a name must be
     */
    Map<String, Long> wholeNumbers(String name, Predicate<String> names, String wanted, long min) {
        Map<String, Long> all = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : entries(name, names, wanted)) {
            all.put(
                    entry.getKey(),
                    wholeNumber(below(pointer(name), entry.getKey()), entry.getValue(), min, CatalogueJson.MAX));
        }
        return all;
    }

    /** Returns texts by name; see {@link #wholeNumbers}. */
    Map<String, String> texts(String name, Predicate<String> names, String wanted) {
        Map<String, String> all = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : entries(name, names, wanted)) {
            all.put(
                    entry.getKey(),
                    text(below(pointer(name), entry.getKey()), entry.getValue(), Forms::isTitle, Forms.TITLE));
        }
        return all;
    }

    private Set<Map.Entry<String, JsonNode>> entries(String name, Predicate<String> names, String wanted) {
        JsonNode value = object.get(name);
        if (value == null) {
            problems.add(pointer(name), "is missing");
            return Set.of();
        }
        Set<Map.Entry<String, JsonNode>> all =
                object(problems, pointer(name), value).properties();
        all.stream()
                .map(Map.Entry::getKey)
                .filter(names.negate())
                .forEach(key -> problems.add(below(pointer(name), key), "has a name that must be " + wanted));
        return all;
    }

    /** Returns the entries of a list that must be there. */
    List<JsonNode> list(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            problems.add(pointer(name), "is missing");
            return List.of();
        }
        if (!value.isArray()) {
            problems.wrong(pointer(name), value, "a list");
            return List.of();
        }
        List<JsonNode> all = new ArrayList<>();
        value.forEach(all::add);
        return all;
    }

    boolean has(String name) {
        return object.has(name);
    }

    boolean isObject(String name) {
        return object.get(name) instanceof ObjectNode;
    }

    /** Returns where a field is. */
    String pointer(String name) {
        return below(path, name);
    }

    private static String below(String parent, String name) {
        return parent + "/" + Problems.shown(name).replace("~", "~0").replace("/", "~1");
    }
}
