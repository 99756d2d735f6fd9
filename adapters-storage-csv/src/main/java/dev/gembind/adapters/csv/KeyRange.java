package dev.gembind.adapters.csv;

import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Keys after one and before another, both exclusive; an absent end is open. */
record KeyRange(@Nullable String after, @Nullable String before) {
    /** Keys that begin with a prefix which ends in NUL, so that none is cut by a longer one. */
    static KeyRange under(String prefix) {
        return new KeyRange(prefix, prefix + Character.MAX_VALUE);
    }

    static KeyRange after(@Nullable String key) {
        return new KeyRange(key, null);
    }

    <T> NavigableMap<String, T> of(NavigableMap<String, T> map) {
        NavigableMap<String, T> tail = after == null ? map : map.tailMap(after, false);
        return before == null ? tail : tail.headMap(before, false);
    }
}
