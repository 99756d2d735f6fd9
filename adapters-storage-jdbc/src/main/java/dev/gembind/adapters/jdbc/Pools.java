package dev.gembind.adapters.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.gembind.core.Secret;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.time.Duration;
import java.util.Properties;

/** Makes pools of connections. */
final class Pools {
    /** A statement's own limit comes first; this one is for a server that no longer answers at all. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Duration CONNECTING = Duration.ofSeconds(2);

    /** How long the driver believes what it knows about a host's role: after a failover that is the outage. */
    private static final Duration ROLE_KNOWN = Duration.ofSeconds(1);

    /** The pool takes no shorter one. */
    private static final long MIN_WAIT_MILLIS = 250;

    /** Whoever waits for a transaction shall still be there to hear that there is no connection. */
    private static final int PART_OF_DEADLINE = 2;

    private Pools() {}

    /**
     * Opens a pool of connections to PostgreSQL.
     *
     * @throws StorageUnavailableException if no connection can be made
     */
    static HikariDataSource postgres(String name, int size, JdbcConfig config, ConnectionLimits limits) {
        HikariConfig pool = pool(name, size, config);
        pool.setJdbcUrl(config.url());
        pool.setDataSourceProperties(driverSettings(config, limits));
        return open(pool);
    }

    /** Opens a pool of connections to PostgreSQL for statements that are each a transaction; it may be out of reach. */
    static HikariDataSource postgresStatements(String name, int size, JdbcConfig config) {
        HikariConfig pool = pool(name, size, config);
        pool.setJdbcUrl(config.url());
        pool.setDataSourceProperties(driverSettings(config));
        pool.setAutoCommit(true);
        pool.setInitializationFailTimeout(-1);
        return open(pool);
    }

    /** Returns user and password as a driver takes them. */
    static Properties credentials(JdbcConfig config) {
        Properties credentials = new Properties();
        String user = config.user();
        Secret password = config.password();
        if (user != null) {
            credentials.setProperty("user", user);
        }
        if (password != null) {
            credentials.setProperty("password", password.reveal());
        }
        return credentials;
    }

    private static HikariConfig pool(String name, int size, JdbcConfig config) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("gembind-jdbc-" + name);
        pool.setUsername(config.user());
        Secret password = config.password();
        pool.setPassword(password == null ? null : password.reveal());
        pool.setMaximumPoolSize(size);
        pool.setAutoCommit(false);
        pool.setConnectionTimeout(Math.max(config.deadline().toMillis() / PART_OF_DEADLINE, MIN_WAIT_MILLIS));
        return pool;
    }

    private static HikariDataSource open(HikariConfig pool) {
        try {
            return new HikariDataSource(pool);
        } catch (PoolInitializationException e) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the database cannot be reached", e);
        }
    }

    /** Returns the driver's settings for connections that have limits of time for each statement. */
    static Properties driverSettings(JdbcConfig config, ConnectionLimits limits) {
        Properties settings = driverSettings(config);
        limits.addTo(settings);
        return settings;
    }

    private static Properties driverSettings(JdbcConfig config) {
        Properties settings = new Properties();
        settings.setProperty("ApplicationName", "gembind");
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("connectTimeout", seconds(CONNECTING));
        settings.setProperty("socketTimeout", seconds(config.statementTimeout().plus(SILENCE)));
        settings.setProperty("hostRecheckSeconds", seconds(ROLE_KNOWN));
        settings.setProperty("logServerErrorDetail", "false"); // it quotes rows, and messages end in logs
        if (config.traits().contains(JdbcConfig.Trait.POOLER)) {
            settings.setProperty("prepareThreshold", "0"); // a prepared statement stays behind on some other connection
        }
        return settings;
    }

    private static String seconds(Duration time) {
        return Long.toString(time.toSeconds());
    }
}
