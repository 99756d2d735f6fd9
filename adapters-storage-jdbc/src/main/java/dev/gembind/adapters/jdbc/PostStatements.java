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
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What moves gems of one wallet: the statements that read it, store the transfer and store the wallet. They go through the
 * driver itself, because a spend is what is done most.
 */
final class PostStatements {
    private static final List<Book> BOOKS = List.of(Book.values());

    private static final String FACTS =
            "id, kind, scope, idempotency_key, user_id, amount, target, terms, actor, reason,"
                    + " event_at, recorded_at, refused, revision, gems_after, held_after, owed_after, uses, chain";

    private static final String WALLET = JdbcLedgerStore.WALLETS + "WHERE user_id = ?";

    private static final String INSERT_IF_ABSENT = insert(BOOKS) + " ON CONFLICT DO NOTHING";

    private static final String CHANGES =
            "gems = ?, held = ?, owed = ?, frozen = ?, lots = ?, head = ?, next_expiry = ? WHERE user_id = ?";

    private static final String UPDATE =
            "UPDATE gembind_wallets SET revision = ?, " + CHANGES + " AND revision = ? - 1";

    /** A wallet of another revision would get none, which the column refuses, and with it all that comes in the same message. */
    private static final String UPDATE_OR_FAIL =
            "UPDATE gembind_wallets SET revision = CASE revision + 1 WHEN ? THEN revision + 1 END, " + CHANGES;

    /** By the books that a transfer touches; nearly all touch two, and the zeros of the others are not sent then. */
    private static final Map<Set<Book>, String> POSTS = pairsOfBooks()
            .collect(Collectors.toUnmodifiableMap(books -> books, books -> UPDATE_OR_FAIL + ';' + insert(books)));

    private static final String POST = UPDATE_OR_FAIL + ';' + insert(BOOKS);

    private PostStatements() {}

    private static Stream<Set<Book>> pairsOfBooks() {
        return BOOKS.stream()
                .flatMap(one ->
                        BOOKS.stream().filter(other -> other.compareTo(one) > 0).map(other -> EnumSet.of(one, other)));
    }

    /** Returns the statement that stores a transfer, with parameters for these books. */
    private static String insert(Collection<Book> touched) {
        String names = BOOKS.stream().map(Book::name).collect(Collectors.joining(", ", FACTS + ", ", ""));
        String facts = "?, ".repeat(FACTS.split(",", -1).length);
        String amounts =
                BOOKS.stream().map(book -> touched.contains(book) ? "?" : "0").collect(Collectors.joining(", "));
        return "INSERT INTO gembind_transfers (" + names + ") VALUES (" + facts + amounts + ")";
    }

    /**
     * Reads a wallet that is to be changed. No lock is taken: bodies run one after the other on H2, and on PostgreSQL as if
     * they did; of two that change a wallet at once the second is refused, and runs again.
     */
    static Wallet read(JdbcScope scope, UserId owner) {
        return scope.query(
                WALLET,
                statement -> statement.setString(1, SqlText.encode(owner.value())),
                found -> found.next() ? WalletRow.of(new Row(found)) : Wallet.unused(owner));
    }

    /**
     * Stores a transfer that moved gems and the wallet it made, which was there and was read before, with the commit.
     *
     * @return false, with nothing done, when they are to be stored one by one
     */
    static boolean postpone(JdbcScope scope, Transfer transfer, Wallet next) {
        Map<Book, Long> amounts = transfer.moved().orElseThrow().postings().amounts();
        String pair = POSTS.get(amounts.keySet());
        return scope.postpone(pair == null ? POST : pair, statement -> {
            Values values = new Values(statement);
            values.number(next.revision());
            changes(values, next);
            transfer(values, transfer, pair == null ? BOOKS : amounts.keySet());
        });
    }

    /** Stores a transfer that moved gems, unless its key or id is in use; returns how many were stored. */
    static int insert(JdbcScope scope, Transfer transfer) {
        return scope.change(INSERT_IF_ABSENT, statement -> transfer(new Values(statement), transfer, BOOKS));
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

    private static void transfer(Values values, Transfer transfer, Collection<Book> books) throws SQLException {
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
        Moved moved = transfer.moved().orElseThrow();
        values.number(moved.revision());
        balance(values, moved.after());
        values.text(LotText.ofUses(moved.uses()));
        values.text(moved.chain());
        for (Book book : books) {
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
