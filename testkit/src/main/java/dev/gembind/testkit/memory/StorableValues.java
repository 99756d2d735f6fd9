package dev.gembind.testkit.memory;

import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.StorageException.Outcome;
import java.lang.reflect.RecordComponent;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Refuses the values that no storage keeps, wherever in a row they are. Memory could hold them; a test must not rely on it. */
final class StorableValues {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private StorableValues() {}

    /**
     * Looks through a record and the records, collections and optional values in it.
     *
     * @throws ConstraintViolatedException if a text has an unpaired surrogate, or a time is not of the years 1 to 9999
     */
    static void require(@Nullable Object value) {
        if (value instanceof String text) {
            requireText(text);
        } else if (value instanceof Instant time) {
            requireTime(time);
        } else if (value instanceof Iterable<?> several) {
            several.forEach(StorableValues::require);
        } else if (value instanceof Record row) {
            for (RecordComponent component : row.getClass().getRecordComponents()) {
                require(read(component, row));
            }
        }
    }

    private static void requireText(String text) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        if (!encoder.canEncode(text)) {
            throw new ConstraintViolatedException(Outcome.NOT_COMMITTED, "a text has an unpaired surrogate", null);
        }
    }

    private static void requireTime(Instant time) {
        if (time.isBefore(FIRST) || !time.isBefore(AFTER_LAST)) {
            throw new ConstraintViolatedException(Outcome.NOT_COMMITTED, "a time is not of the years 1 to 9999", null);
        }
    }

    private static @Nullable Object read(RecordComponent component, Record row) {
        try {
            component.getAccessor().setAccessible(true); // rows may be private records
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component.getName(), e);
        }
    }
}
