package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.core.bindings.Binding;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** How the API writes bindings and times. */
final class BindingJson {
    private BindingJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode binding(Binding binding) {
        return object().put("platform", binding.platform().key())
                .put("id", binding.account().id())
                .put("handle", binding.handle().value())
                .put("status", binding.status().key())
                .put("bound_at", time(binding.boundAt()));
    }

    static ArrayNode bindings(List<Binding> bindings) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        bindings.forEach(binding -> array.add(binding(binding)));
        return array;
    }

    static ObjectNode owner(Binding binding) {
        return object().put("platform", binding.platform().key())
                .put("id", binding.account().id())
                .put("user", binding.user().value())
                .put("status", binding.status().key());
    }

    /** Returns a time as RFC 3339 writes it, in UTC. */
    static String time(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time);
    }
}
