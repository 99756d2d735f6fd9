package dev.gembind.adapters.jdbc;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.LotText;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.ledger.Wallet;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What moves gems of one wallet: the statements that lock it, store the transfer and store the wallet. They go through the
 * driver itself, because a spend is what is done most.
 */
final class PostStatements {
    private static final String COLUMNS =
            "id, kind, scope, idempotency_key, user_id, amount, target, terms, actor, reason,"
                    + " event_at, recorded_at, refused, revision, gems_after, held_after, owed_after, uses, chain, "
                    + Arrays.stream(Book.values())
                            .map(book -> book.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));

    private static final String LOCK =
            "SELECT user_id, revision, gems, held, owed, frozen, lots, head FROM gembind_wallets WHERE user_id = ? FOR UPDATE";

    private static final String INSERT = "INSERT INTO gembind_transfers (" + COLUMNS + ") VALUES ("
            + "?, ".repeat(COLUMNS.split(",", -1).length - 1) + "?)";

    private static final String INSERT_IF_ABSENT = INSERT + " ON CONFLICT DO NOTHING";

    private static final String CHANGES =
            "gems = ?, held = ?, owed = ?, frozen = ?, lots = ?, head = ?, next_expiry = ? WHERE user_id = ?";

    private static final String UPDATE =
            "UPDATE gembind_wallets SET revision = ?, " + CHANGES + " AND revision = ? - 1";

    /** A wallet of another revision would get none, which the column refuses, and with it all that comes in the same message. */
    private static final String UPDATE_OR_FAIL =
            "UPDATE gembind_wallets SET revision = CASE revision + 1 WHEN ? THEN revision + 1 END, " + CHANGES;

    private static final String POST = UPDATE_OR_FAIL + ';' + INSERT;

    private PostStatements() {}

    /** Locks a wallet. */
    static Wallet lock(JdbcScope scope, UserId owner) {
        return scope.query(
                LOCK,
                statement -> statement.setString(1, SqlText.encode(owner.value())),
                found -> found.next() ? WalletRow.of(new Row(found)) : Wallet.unused(owner));
    }

    /**
     * Stores a transfer that moved gems and the wallet it made, which is locked and was there before, with the commit.
     *
     * @return false, with nothing done, when they are to be stored one by one
     */
    static boolean postpone(JdbcScope scope, Transfer transfer, Wallet next) {
        return scope.postpone(POST, statement -> {
            Values values = new Values(statement);
            values.number(next.revision());
            changes(values, next);
            transfer(values, transfer);
        });
    }

    /** Stores a transfer that moved gems, unless its key or id is in use; returns how many were stored. */
    static int insert(JdbcScope scope, Transfer transfer) {
        return scope.change(INSERT_IF_ABSENT, statement -> transfer(new Values(statement), transfer));
    }

    /** Stores a wallet if the stored one is of the revision before; returns how many were stored. */
    static int update(JdbcScope scope, Wallet next) {
        return scope.change(UPDATE, statement -> {
            Values values = new Values(statement);
            values.number(next.revision());
            changes(values, next);
            values.number(next.revision());
        });
    }

    private static void transfer(Values values, Transfer transfer) throws SQLException {
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
        moved(values, transfer.moved().orElseThrow());
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

    private static void changes(Values values, Wallet next) throws SQLException {
        balance(values, next.balance());
        values.flag(next.frozen());
        values.text(LotText.ofLots(next.lots()));
        values.text(next.head());
        values.time(next.nextExpiry().orElse(null));
        values.text(next.owner().value());
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

        void flag(boolean value) throws SQLException {
            last++;
            statement.setBoolean(last, value);
        }

        void time(@Nullable Instant value) throws SQLException {
            last++;
            statement.setObject(last, value == null ? null : SqlTime.encode(value), Types.TIMESTAMP_WITH_TIMEZONE);
        }
    }
}
