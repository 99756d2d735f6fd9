package dev.gembind.adapters.jdbc;

import dev.gembind.core.payments.StatementMark;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table of marks in statements. */
final class JdbcStatementMarks {
    private static final String MARK = "SELECT provider, rows_read FROM gembind_statement_marks ";

    private static final String MARK_OF = MARK + "WHERE provider = :provider";

    private static final String SCAN_MARKS = MARK + "WHERE provider > :after ORDER BY provider LIMIT :limit";

    private static final String INSERT_MARK = """
            INSERT INTO gembind_statement_marks (provider, rows_read) VALUES (:provider, :rows_read)
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE_MARK =
            "UPDATE gembind_statement_marks SET rows_read = :rows_read WHERE provider = :provider";

    private final RunningBodies bodies;

    JdbcStatementMarks(RunningBodies bodies) {
        this.bodies = bodies;
    }

    MovableRows<StatementMark> movable() {
        return new JdbcRows<>(bodies, new RowScan<>(SCAN_MARKS, "", "provider", JdbcStatementMarks::mark), this::adopt);
    }

    Optional<StatementMark> find(Snapshot snapshot, String provider) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(MARK_OF)
                        .bind("provider", provider)
                        .map(JdbcStatementMarks::mark)
                        .findFirst());
    }

    void put(Transaction tx, StatementMark mark) {
        if (change(tx, UPDATE_MARK, mark) == 0) {
            adopt(tx, mark);
        }
    }

    private void adopt(Transaction tx, StatementMark mark) {
        if (change(tx, INSERT_MARK, mark) == 0) {
            throw new IllegalArgumentException("a mark of " + mark.provider() + " is there already");
        }
    }

    private int change(Transaction tx, String statement, StatementMark mark) {
        return bodies.of(tx)
                .change(sql -> bind(sql.createUpdate(statement), mark).execute());
    }

    private static Update bind(Update update, StatementMark mark) {
        return update.bind("provider", mark.provider()).bind("rows_read", mark.offset());
    }

    private static StatementMark mark(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new StatementMark(row.text("provider"), row.number("rows_read"));
    }
}
