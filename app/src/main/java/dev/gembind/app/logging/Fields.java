package dev.gembind.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.event.KeyValuePair;

/** What an event carries beside its message: from where it happened, and from whoever told it, who has the last word. */
final class Fields {
    private Fields() {}

    static Map<String, String> of(ILoggingEvent event) {
        Map<String, String> fields = new TreeMap<>(event.getMDCPropertyMap());
        List<KeyValuePair> told = Objects.requireNonNullElse(event.getKeyValuePairs(), List.of());
        told.forEach(pair -> fields.put(pair.key, String.valueOf(pair.value)));
        return fields;
    }
}
