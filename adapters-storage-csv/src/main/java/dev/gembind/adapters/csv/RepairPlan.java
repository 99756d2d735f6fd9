package dev.gembind.adapters.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a damaged store holds together.
 *
 * @param manifest the state to start from
 * @param whole journal segments behind it that are kept as they are
 * @param cut the segment in which the good part ends, when some of it is good
 * @param end the last transaction that can be kept
 */
record RepairPlan(
        Manifest manifest,
        List<SegmentName> whole,
        @Nullable Cut cut,
        JournalPosition end) {
    RepairPlan {
        whole = List.copyOf(whole);
    }

    /** A segment and the length of its good part. */
    record Cut(SegmentName segment, int length) {}
}
