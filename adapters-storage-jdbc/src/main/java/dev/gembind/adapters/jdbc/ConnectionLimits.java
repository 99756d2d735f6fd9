package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The limits of time of PostgreSQL's statements. They are settings of a connection where it keeps them, so that no
 * transaction has to set them, or of each transaction where it does not: behind a pooler that hands out connections it has
 * opened itself.
 */
final class ConnectionLimits {
    /** "protocol_violation", with which PgBouncer refuses a connection that comes with settings. */
    private static final String REFUSED = "08P01";

    private static final String STORED =
            "SELECT name, setting FROM pg_settings WHERE name IN ('lock_timeout', 'statement_timeout')";

    private final Map<String, String> millis;
    private final boolean kept;

    private ConnectionLimits(Map<String, String> millis, boolean kept) {
        this.millis = millis;
        this.kept = kept;
    }

    /**
     * Finds out whether connections keep them.
     *
     * @throws StorageUnavailableException if none can be made
     */
    static ConnectionLimits of(JdbcConfig config) {
        Map<String, String> millis = Map.of(
                "lock_timeout", Long.toString(config.lockTimeout().toMillis()),
                "statement_timeout", Long.toString(config.statementTimeout().toMillis()));
        ConnectionLimits wanted = new ConnectionLimits(millis, true);
        boolean kept = !config.traits().contains(JdbcConfig.Trait.POOLER) && wanted.areKept(config);
        return new ConnectionLimits(millis, kept);
    }

    /** The server is asked for what it was told: a URL may have settings of its own, and a pooler may leave them out. */
    private boolean areKept(JdbcConfig config) {
        Properties settings = Pools.driverSettings(config, this);
        settings.putAll(Pools.credentials(config));
        try (Connection connection = DriverManager.getConnection(config.url(), settings);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(STORED)) {
            Map<String, String> found = new HashMap<>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            return found.equals(millis);
        } catch (SQLException e) {
            if (REFUSED.equals(e.getSQLState())) {
                return false;
            }
            throw SqlFailure.toException("opening the database", Outcome.NOT_COMMITTED, e);
        }
    }

    /** Adds them to the settings of connections. */
    void addTo(Properties settings) {
        if (kept) {
            StringBuilder options = new StringBuilder();
            millis.forEach((name, value) ->
                    options.append(" -c ").append(name).append('=').append(value));
            settings.setProperty("options", options.toString());
        }
    }

    /** Returns the statements that each transaction has to begin with, each after a semicolon. */
    String ofTransaction() {
        StringBuilder statements = new StringBuilder();
        if (!kept) {
            millis.forEach((name, value) ->
                    statements.append(";SET LOCAL ").append(name).append(" = ").append(value));
        }
        return statements.toString();
    }
}
