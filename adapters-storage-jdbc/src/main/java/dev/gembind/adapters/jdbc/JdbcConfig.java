package dev.gembind.adapters.jdbc;

import dev.gembind.core.Secret;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which database to use, and how.
 *
 * @param url {@code jdbc:postgresql://…}, with several hosts and {@code targetServerType=primary} for failover, or
 *     {@code jdbc:h2:file:…}; what it sets about connections takes precedence over the driver's settings made here
 * @param user who connects, or null when the URL says it
 * @param password the user's password, or null when none is needed
 * @param poolSize how many transactions run at once
 * @param urgent names of transactions that use connections of their own, and so never wait for others
 * @param urgentPoolSize how many of those connections there are, beside the others; only for PostgreSQL
 * @param deadline how long a caller waits for a transaction
 * @param statementTimeout how long one statement may run
 * @param lockTimeout how long a statement waits for another transaction before the body is run again
 * @param traits what else is unusual
 */
public record JdbcConfig(
        String url,
        @Nullable String user,
        @Nullable Secret password,
        int poolSize,
        Set<String> urgent,
        int urgentPoolSize,
        Duration deadline,
        Duration statementTimeout,
        Duration lockTimeout,
        Set<Trait> traits) {
    private static final int DEFAULT_POOL = 10;
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(5);
    private static final Duration DEFAULT_STATEMENT = Duration.ofSeconds(3);
    private static final Duration DEFAULT_LOCK = Duration.ofSeconds(1);

    /** What may be unusual about a database. */
    public enum Trait {
        /** A file of H2 may be on a network file system, which may lose acknowledged data. */
        NETWORK_FOLDER,
        /** A pooler in transaction mode (such as PgBouncer) stands before PostgreSQL. */
        POOLER,
        /** A commit is always a message of its own to PostgreSQL, not sent together with the changes before it; it takes longer. */
        SEPARATE_COMMITS
    }

    /** Checks the values. */
    public JdbcConfig {
        requirePositive("poolSize", poolSize);
        if (urgentPoolSize < 0 || (urgentPoolSize == 0 && !urgent.isEmpty())) {
            throw new IllegalArgumentException("urgentPoolSize does not fit, it is " + urgentPoolSize);
        }
        requireMillisecond("deadline", deadline);
        requireMillisecond("statementTimeout", statementTimeout);
        requireMillisecond("lockTimeout", lockTimeout);
        urgent = Set.copyOf(urgent);
        traits = Set.copyOf(traits);
    }

    /** Returns the usual configuration for a database. */
    public static JdbcConfig of(String url, @Nullable String user, @Nullable Secret password) {
        return new JdbcConfig(
                url,
                user,
                password,
                DEFAULT_POOL,
                Set.of(),
                0,
                DEFAULT_DEADLINE,
                DEFAULT_STATEMENT,
                DEFAULT_LOCK,
                Set.of());
    }

    /** Returns the same with as many connections. */
    public JdbcConfig withPoolSize(int size) {
        return new JdbcConfig(
                url, user, password, size, urgent, urgentPoolSize, deadline, statementTimeout, lockTimeout, traits);
    }

    /** Returns the same with connections that only the named transactions use. */
    public JdbcConfig withUrgent(Set<String> names, int size) {
        return new JdbcConfig(
                url, user, password, poolSize, names, size, deadline, statementTimeout, lockTimeout, traits);
    }

    /** Returns the same with other limits of time. */
    public JdbcConfig withTimeouts(Duration whole, Duration statement, Duration lock) {
        return new JdbcConfig(url, user, password, poolSize, urgent, urgentPoolSize, whole, statement, lock, traits);
    }

    /** Returns the same for a pooler in transaction mode, which keeps nothing of a connection between transactions. */
    public JdbcConfig throughPooler() {
        return with(Trait.POOLER);
    }

    /** Returns the same with each commit a message of its own. */
    public JdbcConfig withSeparateCommits() {
        return with(Trait.SEPARATE_COMMITS);
    }

    /** Returns the same for a file of H2 that may be on a network file system, which may lose acknowledged data. */
    public JdbcConfig allowingNetworkFolder() {
        return with(Trait.NETWORK_FOLDER);
    }

    private JdbcConfig with(Trait trait) {
        Set<Trait> all = EnumSet.of(trait);
        all.addAll(traits);
        return new JdbcConfig(
                url, user, password, poolSize, urgent, urgentPoolSize, deadline, statementTimeout, lockTimeout, all);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
    }

    private static void requireMillisecond(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be at least a millisecond, but is " + value);
        }
    }
}
