package dev.gembind.testkit.ledger.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which key got which answer. */
final class ModelKeys {
    private final Map<String, Entry> byKey = new HashMap<>();

    /** What was asked for: the parts are compared in this order. */
    record Ask(String kind, String user, long gems, String target, String terms) {
        Optional<String> differenceTo(Ask other) {
            if (!kind.equals(other.kind)) {
                return Optional.of("kind");
            }
            if (!user.equals(other.user)) {
                return Optional.of("user");
            }
            if (gems != other.gems) {
                return Optional.of("gems");
            }
            if (!target.equals(other.target)) {
                return Optional.of("target");
            }
            return terms.equals(other.terms) ? Optional.empty() : Optional.of("terms");
        }
    }

    private record Entry(Ask ask, String id, String rejection) {}

    /** Returns the answer that a key already has. */
    Optional<String> answer(String key, Ask ask) {
        Entry entry = byKey.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        Optional<String> difference = entry.ask().differenceTo(ask);
        if (difference.isPresent()) {
            return Optional.of("conflict " + difference.get());
        }
        return Optional.of(
                entry.rejection().isEmpty() ? "replayed " + entry.id() : "rejected " + entry.rejection() + " again");
    }

    String applied(String key, Ask ask, String id) {
        byKey.put(key, new Entry(ask, id, ""));
        return "applied " + id;
    }

    String rejected(String key, Ask ask, String why) {
        byKey.put(key, new Entry(ask, "", why));
        return "rejected " + why + " now";
    }

    /** Returns the keys that callers chose, each with the id of its transfer, which is empty when it was refused. */
    Map<String, String> answers() {
        Map<String, String> answers = new HashMap<>();
        byKey.forEach((key, entry) -> {
            if (!key.startsWith("reverse:")) {
                answers.put(key, entry.id());
            }
        });
        return answers;
    }
}
