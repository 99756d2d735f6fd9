package dev.gembind.app.config;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses which key was meant. */
final class Spelling {
    private static final int MAX_DISTANCE = 4;
    private static final int MAX_LENGTH = 80;

    private Spelling() {}

    /** Finds the known name nearest to an unknown one, unless none is near. */
    static Optional<String> nearest(String unknown) {
        if (unknown.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return names().filter(name -> distance(unknown, name) <= MAX_DISTANCE)
                .min(Comparator.comparingInt((String name) -> distance(unknown, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static Stream<String> names() {
        return AllKeys.all().stream()
                .flatMap(key -> key.isSecret() ? Stream.of(key.name(), key.fileKey()) : Stream.of(key.name()));
    }

    /** Returns how many letters have to be added, dropped or changed to make one text the other. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
