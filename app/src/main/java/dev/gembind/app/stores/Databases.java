package dev.gembind.app.stores;

import dev.gembind.adapters.jdbc.JdbcConfig;
import dev.gembind.adapters.jdbc.JdbcStorage;
import dev.gembind.adapters.jdbc.RetryReason;
import dev.gembind.app.config.DatabaseConfig;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Databases as they are configured. */
final class Databases {
    /** A provider waits some seconds for the answer to its question before a payment, whatever else goes on. */
    private static final Set<String> URGENT = Set.of("pre-checkout");

    private static final int URGENT_CONNECTIONS = 2;

    private Databases() {}

    static JdbcConfig config(DatabaseConfig database) {
        return config(Objects.requireNonNull(database.url(), "checked with the configuration"), database);
    }

    /** Returns how to reach a database that is named by its URL, with the user that is configured. */
    static JdbcConfig config(String url, DatabaseConfig database) {
        return JdbcConfig.of(url, database.user(), database.password())
                .withPoolSize(database.poolSize())
                .withUrgent(URGENT, URGENT_CONNECTIONS);
    }

    /** Returns how many transactions were run again, by reason. */
    static Map<String, LongSupplier> retries(JdbcStorage storage) {
        return Arrays.stream(RetryReason.values())
                .collect(Collectors.toUnmodifiableMap(RetryReason::label, reason -> () -> storage.retries(reason)));
    }
}
