package dev.gembind.adapters.jdbc;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on PostgreSQL. Every one is SERIALIZABLE, reads too: at a weaker level, bodies that do not lock what they
 * rely on could each see a state that the other's change makes untrue. What the server refuses for that reason runs again.
 * That travels with each transaction, because a pooler may give each another connection; see {@link ConnectionLimits} for
 * the limits of time.
 */
final class PostgresEngine implements JdbcEngine {
    private static final Map<String, String> DIALECT =
            Map.of("bytewise", "COLLATE \"C\"", "stored", "STORED", "unlogged", "UNLOGGED");

    private static final String ENCODING = "UTF8";

    private final PostgresLane usual;
    private final @Nullable PostgresLane reserved;
    private final Set<String> urgent;
    private final String writeSettings;
    private final String readSettings;
    private final String scanSettings;

    private PostgresEngine(
            Set<String> urgent, PostgresLane usual, @Nullable PostgresLane reserved, ConnectionLimits statements) {
        this.usual = usual;
        this.reserved = reserved;
        this.urgent = urgent;
        String limits = statements.ofTransaction();
        this.writeSettings = "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE" + limits;
        this.readSettings = "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY" + limits;
        this.scanSettings = "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY, DEFERRABLE" + limits;
    }

    /**
     * Opens the database and brings its schema up to date.
     *
     * @throws IllegalArgumentException if the database cannot keep every text
     */
    static PostgresEngine open(JdbcConfig config, RunningBodies bodies, Backoff backoff) {
        new Migrations(config.url(), config, DIALECT, "-postgres").apply();
        ConnectionLimits limits = ConnectionLimits.of(config);
        PostgresContext context = new PostgresContext(bodies, backoff, limits, postponing(config));
        PostgresLane usual = PostgresLane.open("usual", config.poolSize(), config, context);
        try {
            PostgresLane reserved = config.urgentPoolSize() == 0
                    ? null
                    : PostgresLane.open("urgent", config.urgentPoolSize(), config, context);
            PostgresEngine engine = new PostgresEngine(config.urgent(), usual, reserved, limits);
            engine.requireUtf8(config);
            return engine;
        } catch (RuntimeException e) {
            usual.close();
            throw e;
        }
    }

    private static Postponing postponing(JdbcConfig config) {
        return config.traits().contains(JdbcConfig.Trait.SEPARATE_COMMITS)
                ? Postponing.BEFORE_COMMIT
                : Postponing.WITH_COMMIT;
    }

    private void requireUtf8(JdbcConfig config) {
        String encoding = read(new Work<>("encoding", PostgresEngine::encoding, config.deadline()));
        if (!ENCODING.equals(encoding)) {
            close();
            throw new IllegalArgumentException("the database's encoding must be UTF8, but is " + encoding);
        }
    }

    private static String encoding(JdbcScope scope) {
        return scope.read(sql ->
                sql.createQuery("SHOW server_encoding").mapTo(String.class).one());
    }

    @Override
    public <T> T write(Work<T> work) {
        return lane(work.name()).call(writeSettings, work);
    }

    @Override
    public <T> T read(Work<T> work) {
        return lane(work.name()).call(readSettings, work);
    }

    /** On a snapshot that no transaction under way can make untrue, so that it is never refused, and needs no turn. */
    @Override
    public <T> T scan(Work<T> work) {
        return usual.callBeside(scanSettings, work);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void close() {
        usual.close();
        if (reserved != null) {
            reserved.close();
        }
    }

    private PostgresLane lane(String name) {
        return reserved != null && urgent.contains(name) ? reserved : usual;
    }
}
