package dev.gembind.adapters.jdbc;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.LotText;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.ledger.Wallet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What moves gems of one wallet, in two statements of PostgreSQL instead of three: one locks the wallet, one stores the transfer
 * and the wallet together. They go through the driver itself, because a spend is what is done most.
 */
final class PostgresSpends {
    private static final String COLUMNS =
            "id, kind, scope, idempotency_key, user_id, amount, target, terms, actor, reason,"
                    + " event_at, recorded_at, refused, revision, gems_after, held_after, owed_after, uses, chain, "
                    + Arrays.stream(Book.values())
                            .map(book -> book.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));

    private static final String LOCK =
            "SELECT user_id, revision, gems, held, owed, frozen, lots, head FROM gembind_wallets WHERE user_id = ? FOR UPDATE";

    private static final String POST = "WITH posted AS (INSERT INTO gembind_transfers (" + COLUMNS + ") VALUES ("
            + "?, ".repeat(COLUMNS.split(",", -1).length - 1) + """
            ?) ON CONFLICT DO NOTHING RETURNING id)
            UPDATE gembind_wallets
            SET revision = ?, gems = ?, held = ?, owed = ?, lots = ?, head = ?, next_expiry = ?
            WHERE user_id = ? AND revision = ? AND EXISTS (SELECT FROM posted)
            """;

    private PostgresSpends() {}

    /** Locks a wallet. */
    static Wallet lock(JdbcScope scope, UserId owner) {
        return scope.direct(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
                statement.setString(1, SqlText.encode(owner.value()));
                try (ResultSet found = statement.executeQuery()) {
                    return found.next() ? WalletRow.of(new Row(found)) : Wallet.unused(owner);
                }
            }
        });
    }

    /**
     * Stores a transfer and the wallet it made, which is locked and was there before.
     *
     * @return 1; or 0, with nothing stored, when key or id is in use
     */
    static int post(JdbcScope scope, Transfer transfer, Wallet next) {
        return scope.changeDirectly(connection -> post(connection, transfer, next));
    }

    private static int post(Connection connection, Transfer transfer, Wallet next) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POST)) {
            Values values = new Values(statement);
            request(values, transfer);
            moved(values, transfer.moved().orElseThrow());
            wallet(values, next);
            return statement.executeUpdate();
        }
    }

    private static void request(Values values, Transfer transfer) throws SQLException {
        values.text(transfer.id());
        values.text(transfer.kind().name());
        values.text(transfer.key().scope());
        values.text(transfer.key().key());
        values.text(transfer.owner().value());
        values.number(transfer.intent().gems().units());
        values.text(transfer.intent().target());
        values.text(transfer.intent().terms());
        values.text(transfer.why().actor());
        values.text(transfer.why().reason());
        values.time(transfer.why().eventAt());
        values.time(transfer.recordedAt());
        values.text(null); // it was not refused
    }

    private static void moved(Values values, Moved moved) throws SQLException {
        values.number(moved.revision());
        balance(values, moved.after());
        values.text(LotText.ofUses(moved.uses()));
        values.text(moved.chain());
        for (Book book : Book.values()) {
            values.number(moved.postings().of(book));
        }
    }

    private static void wallet(Values values, Wallet next) throws SQLException {
        values.number(next.revision());
        balance(values, next.balance());
        values.text(LotText.ofLots(next.lots()));
        values.text(next.head());
        values.time(next.nextExpiry().orElse(null));
        values.text(next.owner().value());
        values.number(next.revision() - 1);
    }

    private static void balance(Values values, Balance balance) throws SQLException {
        values.number(balance.gems().units());
        values.number(balance.held().units());
        values.number(balance.owed().units());
    }

    /** The parameters of a statement, one after the other. */
    private static final class Values {
        private final PreparedStatement statement;
        private int last;

        Values(PreparedStatement statement) {
            this.statement = statement;
        }

        void text(@Nullable String value) throws SQLException {
            last++;
            statement.setString(last, value == null ? null : SqlText.encode(value));
        }

        void number(long value) throws SQLException {
            last++;
            statement.setLong(last, value);
        }

        void time(@Nullable Instant value) throws SQLException {
            last++;
            statement.setObject(last, value == null ? null : SqlTime.encode(value), Types.TIMESTAMP_WITH_TIMEZONE);
        }
    }
}
