package dev.gembind.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The least a spend can cost on a server: an UPDATE of the balance, an INSERT of the entry, a COMMIT; no key is looked up, no
 * chain is made, nothing is checked. Each client has a connection of its own with both statements prepared.
 */
final class RawDatabase implements AutoCloseable {
    private static final String PAYLOAD = "0123456789abcdef".repeat(4);

    private final List<Raw> all = new ArrayList<>();
    private final BlockingQueue<Raw> free;
    private final int users;
    private final AtomicLong next = new AtomicLong();

    private record Raw(Connection connection, PreparedStatement update, PreparedStatement insert) {}

    RawDatabase(String url, String user, int users, int clients) throws SQLException {
        this.users = users;
        this.free = new ArrayBlockingQueue<>(clients);
        try (Connection connection = DriverManager.getConnection(url, user, null);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE raw_wallets (id VARCHAR PRIMARY KEY, gems BIGINT NOT NULL)");
            statement.execute("CREATE TABLE raw_entries (id BIGINT PRIMARY KEY, wallet VARCHAR NOT NULL,"
                    + " gems BIGINT NOT NULL, key VARCHAR NOT NULL, link VARCHAR NOT NULL)");
            statement.execute("INSERT INTO raw_wallets SELECT 'user' || n, 1000000 FROM generate_series(0, "
                    + (users - 1) + ") n");
        }
        for (int i = 0; i < clients; i++) {
            Raw raw = open(url, user);
            all.add(raw);
            free.add(raw);
        }
    }

    /** Spends one gem of the next user. */
    boolean spend() throws SQLException, InterruptedException {
        Raw raw = free.take();
        try {
            long number = next.getAndIncrement();
            String wallet = "user" + number % users;
            raw.update().setString(1, wallet);
            raw.update().executeUpdate();
            raw.insert().setLong(1, number);
            raw.insert().setString(2, wallet);
            raw.insert().setString(3, "key-" + number);
            raw.insert().setString(4, PAYLOAD);
            raw.insert().executeUpdate();
            raw.connection().commit();
            return true;
        } finally {
            free.add(raw);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Raw raw : all) {
            raw.connection().close();
        }
    }

    private static Raw open(String url, String user) throws SQLException {
        Connection connection = DriverManager.getConnection(url, user, null);
        connection.setAutoCommit(false);
        return new Raw(
                connection,
                connection.prepareStatement("UPDATE raw_wallets SET gems = gems - 1 WHERE id = ?"),
                connection.prepareStatement(
                        "INSERT INTO raw_entries (id, wallet, gems, key, link) VALUES (?, ?, -1, ?, ?)"));
    }
}
