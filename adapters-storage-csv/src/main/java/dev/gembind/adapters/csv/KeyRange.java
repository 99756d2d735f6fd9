package dev.gembind.adapters.csv;

import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Keys after one and before another, both exclusive; an absent end is open. */
record KeyRange(@Nullable String after, @Nullable String before) {
    static final KeyRange ALL = new KeyRange(null, null);

    <T> NavigableMap<String, T> of(NavigableMap<String, T> map) {
        NavigableMap<String, T> tail = after == null ? map : map.tailMap(after, false);
        return before == null ? tail : tail.headMap(before, false);
    }
}
