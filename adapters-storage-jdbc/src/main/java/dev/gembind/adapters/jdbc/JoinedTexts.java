package dev.gembind.adapters.jdbc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Statements put together of two texts, each pair once: the driver finds what it has prepared by its text, and the hash of a
 * new one has to be computed anew. Made for texts that are constants, so that there are few. Thread-safe.
 */
final class JoinedTexts {
    private final Map<Pair, String> joined = new ConcurrentHashMap<>();

    private record Pair(String first, String second) {}

    /** Returns both, with a semicolon between them. */
    String of(String first, String second) {
        return joined.computeIfAbsent(new Pair(first, second), pair -> pair.first() + ';' + pair.second());
    }
}
