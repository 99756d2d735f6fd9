package dev.gembind.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server with a data folder of its own, on a free port of the loopback interface. Everybody on this machine
 * may connect as {@link #USER} without a password. The server ends with this process, whatever ends it. Thread-safe.
 */
public final class PostgresServer implements AutoCloseable {
    /** The superuser. */
    public static final String USER = "gembind";

    /** For tests that do not pull a plug: nothing is forced to the device. */
    public static final Map<String, String> FAST =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    private static final int STARTS = 50;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final PostgresFiles files;
    private final Path folder;
    private final Map<String, String> settings;
    private final AtomicInteger databases = new AtomicInteger();
    private volatile int port;
    private @Nullable PostgresProcess process;

    private PostgresServer(PostgresFiles files, Path folder, Map<String, String> settings) {
        this.files = files;
        this.folder = folder;
        this.settings = new TreeMap<>(settings);
    }

    private static PostgresServer in(PostgresFiles files, Path folder, Map<String, String> settings) {
        PostgresServer server = new PostgresServer(files, folder, settings);
        files.atExit(server::kill);
        return server;
    }

    /** Returns the fast server that all tests of this process share. Use a database of your own in it. */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /**
     * Makes and starts a server.
     *
     * @param settings as in {@code postgresql.conf}
     */
    public static PostgresServer start(Map<String, String> settings) {
        PostgresFiles files = PostgresFiles.shared();
        try {
            Path folder = files.newFolder("server-");
            PostgresServer server = in(files, folder, settings);
            // another locale than C, as most servers have one: what relies on the order of bytes has to say so
            PostgresProcess.run(
                    folder,
                    files.program("initdb"),
                    "--pgdata=" + server.data(),
                    "--username=" + USER,
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=icu",
                    "--icu-locale=en-US",
                    "--no-sync");
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be started", e);
        }
    }

    /**
     * Makes and starts a hot standby of this server, which is stopped for a moment while its folder is copied.
     *
     * @param name what the standby calls itself, for {@code synchronous_standby_names}
     */
    public PostgresServer startStandby(String name) {
        stop();
        try {
            Path copy = files.newFolder("standby-");
            Files.createDirectory(copy.resolve("data"));
            PostgresServer standby = in(files, copy, settings);
            Folders.copy(data(), standby.data(), files.user());
            files.user().own(standby.data());
            Files.setPosixFilePermissions(standby.data(), Files.getPosixFilePermissions(data()));
            files.user().own(Files.createFile(standby.data().resolve("standby.signal")));
            standby.settings.remove("synchronous_standby_names");
            standby.settings.put(
                    "primary_conninfo", "host=127.0.0.1 port=" + port + " user=" + USER + " application_name=" + name);
            start();
            standby.start();
            return standby;
        } catch (IOException e) {
            throw new UncheckedIOException("the standby cannot be started", e);
        }
    }

    /** Starts the server again after {@link #stop} or {@link #kill}, on the same port. */
    public synchronized void start() {
        IllegalStateException failure = null;
        for (int i = 0; i < STARTS; i++) {
            int tried = port == 0 ? freePort() : port;
            try {
                process = PostgresProcess.start(folder, files.program("postgres"), arguments(tried));
                port = tried;
                return;
            } catch (
                    IllegalStateException
                            e) { // somebody took the port, or children of a killed server live on a little
                failure = e;
                LockSupport.parkNanos(PAUSE);
            } catch (IOException e) {
                throw new UncheckedIOException("the server's folder cannot be used", e);
            }
        }
        throw new IllegalStateException("PostgreSQL does not start", failure);
    }

    /** Changes a setting for the next start. */
    public synchronized void set(String setting, String value) {
        settings.put(setting, value);
    }

    /** Ends the server at once, as a crash does: by {@code kill -9}. */
    public synchronized void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    /** Ends the server in good order; transactions that run are rolled back. */
    public synchronized void stop() {
        if (process != null) {
            process.stop();
            process = null;
        }
    }

    /** Makes a standby the primary; returns when it takes writes. */
    public void promote() {
        try {
            PostgresProcess.run(folder, files.program("pg_ctl"), "promote", "--wait", "--pgdata=" + data());
        } catch (IOException e) {
            throw new UncheckedIOException("the standby cannot be promoted", e);
        }
    }

    /** Stops the server and deletes its data. */
    @Override
    public void close() {
        stop();
        Folders.delete(folder);
    }

    /** Returns the port, which stays the same over restarts. */
    public int port() {
        return port;
    }

    /** Makes an empty database; returns its URL. */
    public String newDatabase() {
        String name = "test" + databases.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name);
        return url(name);
    }

    /** Returns the JDBC URL of a database. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Runs a statement as superuser. */
    public void execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(url(database), USER, null);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot run " + sql, e);
        }
    }

    /** Returns what the server has written to its log. */
    public String log() {
        try {
            return Files.readString(folder.resolve(PostgresProcess.LOG));
        } catch (IOException e) {
            throw new UncheckedIOException("the server's log cannot be read", e);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String[] arguments(int tried) throws IOException {
        StringBuilder conf = new StringBuilder();
        settings.forEach((setting, value) -> conf.append(setting)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        Path file = data().resolve("postgresql.auto.conf");
        Files.writeString(file, conf, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        files.user().own(file);
        return new String[] {
            "-D", data().toString(), "-p", Integer.toString(tried), "-h", "127.0.0.1", "-c", "unix_socket_directories="
        };
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("there is no free port", e);
        }
    }

    /** Made when it is used first, and then for as long as the process lives. */
    private static final class Shared {
        static final PostgresServer SERVER = start(FAST);

        private Shared() {}
    }
}
