package dev.gembind.adapters.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * What a loss of power leaves, chosen instead of drawn.
 *
 * @param names which of the names that were not forced reached the device: bit i stands for the i-th change
 * @param fate what became of the bytes that were not forced
 */
record SimOutcome(long names, Fate fate) {
    /** What can become of bytes that were never forced. */
    enum Fate {
        LOST,
        WRITTEN,
        HALF,
        ZEROS,
        GARBAGE,
        ONE_BIT_WRONG
    }

    /** Enumerates the outcomes: every selection of few names; of many, none, all, each alone and all but each. */
    static List<SimOutcome> all(int unforcedNames) {
        List<SimOutcome> outcomes = new ArrayList<>();
        for (long names : selections(unforcedNames)) {
            for (Fate fate : Fate.values()) {
                outcomes.add(new SimOutcome(names, fate));
            }
        }
        return outcomes;
    }

    private static List<Long> selections(int count) {
        List<Long> selections = new ArrayList<>();
        long all = (1L << count) - 1;
        if (count <= 4) {
            for (long names = 0; names <= all; names++) {
                selections.add(names);
            }
            return selections;
        }
        selections.add(0L);
        selections.add(all);
        for (int i = 0; i < count; i++) {
            selections.add(1L << i);
            selections.add(all & ~(1L << i));
        }
        return selections;
    }
}
