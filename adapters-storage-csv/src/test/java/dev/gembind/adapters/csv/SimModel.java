package dev.gembind.adapters.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the storage should hold: the state after each transaction that may still count, and which of them is the last
 * that was acknowledged.
 */
final class SimModel {
    private final List<Map<String, String>> states = new ArrayList<>(List.of(start()));
    private int acknowledged;

    /** Notes a transaction that runs after all others that still count. */
    void attempt(SimWorld.Change change) {
        states.add(after(states.get(states.size() - 1), change));
    }

    /** Everything attempted is acknowledged. */
    void acknowledge() {
        acknowledged = states.size() - 1;
    }

    /** Everything attempted since the last acknowledgement is known to be undone. */
    void forget() {
        states.subList(acknowledged + 1, states.size()).clear();
    }

    Map<String, String> acknowledgedState() {
        return states.get(acknowledged);
    }

    /** Checks that a state is the one after some transaction no earlier than the last acknowledged, and starts there. */
    void recover(Map<String, String> found) {
        for (int i = acknowledged; i < states.size(); i++) {
            if (states.get(i).equals(found)) {
                List<Map<String, String>> rest = List.of(states.get(i));
                states.clear();
                states.addAll(rest);
                acknowledged = 0;
                return;
            }
        }
        throw new AssertionError(
                "recovered " + found + "\nwhich is none of " + states.subList(acknowledged, states.size()));
    }

    private static Map<String, String> start() {
        Map<String, String> state = new TreeMap<>();
        state.put("events", "0");
        return state;
    }

    private static Map<String, String> after(Map<String, String> before, SimWorld.Change change) {
        Map<String, String> state = new TreeMap<>(before);
        state.put("counters/count", Long.toString(change.number()));
        state.put("events/" + change.number(), String.valueOf(change.text()));
        state.merge("events", "1", (a, b) -> Long.toString(Long.parseLong(a) + 1));
        if (change.text() == null) {
            state.remove("left_rows/" + change.key());
            state.remove("right_rows/" + change.key());
        } else {
            state.put("left_rows/" + change.key(), change.text() + (change.move() ? "=moved" : "") + change.number());
            state.put("right_rows/" + change.key(), change.text());
        }
        return state;
    }
}
