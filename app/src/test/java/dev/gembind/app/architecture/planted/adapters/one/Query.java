package dev.gembind.app.architecture.planted.adapters.one;

import java.sql.Connection;
import java.time.Instant;
import java.util.regex.Pattern;

/** An adapter with SQL, the wall clock, and a pattern. */
record Query(Connection connection, Pattern pattern) {
    Instant asked() {
        return Instant.now();
    }
}
