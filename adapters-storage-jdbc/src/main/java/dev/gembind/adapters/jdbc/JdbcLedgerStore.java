package dev.gembind.adapters.jdbc;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The tables {@code gembind_wallets} and {@code gembind_transfers}; holds are in {@link JdbcHolds}. */
final class JdbcLedgerStore implements LedgerStore {
    static final String WALLETS =
            "SELECT user_id, revision, gems, held, owed, frozen, lots, head FROM gembind_wallets ";

    private static final String WALLET = WALLETS + "WHERE user_id = :user";

    private static final String SCAN_WALLETS = WALLETS + "WHERE user_id > :after ORDER BY user_id LIMIT :limit";

    private static final String EXPIRED_WALLETS =
            "SELECT user_id FROM gembind_wallets WHERE next_expiry <= :now ORDER BY next_expiry, user_id LIMIT :limit";

    private static final String INSERT_WALLET = """
            INSERT INTO gembind_wallets (user_id, revision, gems, held, owed, frozen, lots, head, next_expiry)
            VALUES (:user, :revision, :gems, :held, :owed, :frozen, :lots, :head, :next_expiry)
            ON CONFLICT DO NOTHING
            """;

    private static final String FREEZE = "UPDATE gembind_wallets SET frozen = :frozen WHERE user_id = :user";

    private static final String TRANSFER = """
            SELECT id, kind, scope, idempotency_key, user_id, amount, target, terms, actor, reason, event_at, recorded_at,
                refused, revision, gems_after, held_after, owed_after, uses, chain, gems, held, debt, issuance_purchase,
                issuance_promo, revenue, refunded, write_off, breakage, suspense
            FROM gembind_transfers
            """;

    private static final String BY_KEY = TRANSFER + "WHERE scope = :scope AND idempotency_key = :key";

    private static final String BY_ID = TRANSFER + "WHERE id = :id";

    private static final String SCAN_TRANSFERS = TRANSFER + "WHERE id > :after ORDER BY id LIMIT :limit";

    private static final String BY_REVISION = TRANSFER + "WHERE user_id = :user AND revision = :revision";

    private static final String NEWEST =
            TRANSFER + "WHERE user_id = :user AND revision < :below ORDER BY revision DESC LIMIT :limit";

    private static final String INSERT_TRANSFER = """
            INSERT INTO gembind_transfers
                (id, kind, scope, idempotency_key, user_id, amount, target, terms, actor, reason, event_at, recorded_at,
                refused, revision, gems_after, held_after, owed_after, uses, chain, gems, held, debt, issuance_purchase,
                issuance_promo, revenue, refunded, write_off, breakage, suspense)
            VALUES (:id, :kind, :scope, :key, :user, :amount, :target, :terms, :actor, :reason, :event_at, :recorded_at,
                :refused, :revision, :gems_after, :held_after, :owed_after, :uses, :chain, :GEMS, :HELD, :DEBT,
                :ISSUANCE_PURCHASE, :ISSUANCE_PROMO, :REVENUE, :REFUNDED, :WRITE_OFF, :BREAKAGE, :SUSPENSE)
            ON CONFLICT DO NOTHING
            """;

    private static final String TOTALS = Arrays.stream(Book.values())
            .map(book -> "COALESCE(SUM(" + book.name() + "), 0) AS " + book.name())
            .collect(Collectors.joining(", ", "SELECT ", " FROM gembind_transfers"));

    private final RunningBodies bodies;
    private final JdbcHolds holds;

    JdbcLedgerStore(RunningBodies bodies) {
        this.bodies = bodies;
        this.holds = new JdbcHolds(bodies);
    }

    MovableRows<Wallet> movableWallets() {
        return new JdbcRows<>(bodies, new RowScan<>(SCAN_WALLETS, "", "user_id", WalletRow::read), this::adopt);
    }

    MovableRows<Transfer> movableTransfers() {
        return new JdbcRows<>(bodies, new RowScan<>(SCAN_TRANSFERS, "", "id", TransferRow::read), this::adopt);
    }

    MovableRows<Hold> movableHolds() {
        return holds.movable();
    }

    @Override
    public Optional<Transfer> find(Snapshot snapshot, TransferKey key) {
        return transfer(
                snapshot, BY_KEY, query -> query.bind("scope", key.scope()).bind("key", key.key()));
    }

    @Override
    public Optional<Transfer> find(Snapshot snapshot, String id) {
        return transfer(snapshot, BY_ID, query -> query.bind("id", id));
    }

    @Override
    public Optional<Transfer> at(Snapshot snapshot, UserId owner, long revision) {
        return transfer(
                snapshot,
                BY_REVISION,
                query -> query.bind("user", owner.value()).bind("revision", revision));
    }

    @Override
    public List<Transfer> newest(Snapshot snapshot, UserId owner, long below, int limit) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(NEWEST)
                        .bind("user", owner.value())
                        .bind("below", below)
                        .bind("limit", limit)
                        .map(TransferRow::read)
                        .list());
    }

    @Override
    public Optional<Wallet> find(Snapshot snapshot, UserId owner) {
        return wallet(snapshot, WALLET, owner);
    }

    @Override
    public Wallet lock(Transaction tx, UserId owner) {
        Wallet wallet = PostStatements.read(bodies.of(tx), owner);
        bodies.of(tx).noteRevision(owner.value(), wallet.revision());
        return wallet;
    }

    @Override
    public boolean post(Transaction tx, Transfer transfer, Wallet next) {
        if (transfer.moved().map(Moved::revision).orElse(0L) != next.revision()) {
            throw new IllegalArgumentException("transfer and wallet are not of the same revision");
        }
        JdbcScope scope = bodies.of(tx);
        String owner = next.owner().value();
        long stored =
                scope.revisionOf(owner).orElseGet(() -> lock(tx, next.owner()).revision());
        if (stored != next.revision() - 1) {
            return false;
        }
        boolean postponed = stored > 0 && PostStatements.postpone(scope, transfer, next);
        if (!postponed && PostStatements.insert(scope, transfer) == 0) {
            return blocked(tx, transfer);
        }
        if (!postponed && PostStatements.update(scope, next) == 0) {
            requireOne(change(tx, INSERT_WALLET, update -> WalletRow.bind(update, next)));
        }
        scope.noteRevision(owner, next.revision());
        return true;
    }

    @Override
    public boolean refuse(Transaction tx, Transfer transfer) {
        if (change(tx, INSERT_TRANSFER, update -> TransferRow.bind(update, transfer)) > 0) {
            return true;
        }
        return blocked(tx, transfer);
    }

    /** Returns false when it is the key that keeps a transfer out. */
    private boolean blocked(Transaction tx, Transfer transfer) {
        if (find(tx, transfer.id()).isPresent()) {
            throw new IllegalArgumentException("the id of transfer " + transfer.id() + " is in use");
        }
        return false;
    }

    @Override
    public void setFrozen(Transaction tx, UserId owner, boolean frozen) {
        int rows =
                change(tx, FREEZE, update -> update.bind("user", owner.value()).bind("frozen", frozen));
        if (rows == 0) {
            Wallet wallet = Wallet.unused(owner).frozen(frozen);
            requireOne(change(tx, INSERT_WALLET, update -> WalletRow.bind(update, wallet)));
        }
    }

    @Override
    public void insertHold(Transaction tx, Hold hold) {
        holds.insert(tx, hold);
    }

    @Override
    public boolean endHold(Transaction tx, Hold ended) {
        return holds.end(tx, ended);
    }

    @Override
    public Optional<Hold> findHold(Snapshot snapshot, String id) {
        return holds.find(snapshot, id);
    }

    @Override
    public List<Hold> openHolds(Snapshot snapshot, UserId owner) {
        return holds.open(snapshot, owner);
    }

    @Override
    public List<Hold> expiredHolds(Snapshot snapshot, Instant now, int limit) {
        return holds.expired(snapshot, now, limit);
    }

    @Override
    public List<UserId> expiredWallets(Snapshot snapshot, Instant now, int limit) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(EXPIRED_WALLETS)
                        .bind("now", now)
                        .bind("limit", limit)
                        .map((columns, context) -> new Row(columns).user("user_id"))
                        .list());
    }

    @Override
    public void scanWallets(Snapshot snapshot, Predicate<List<Wallet>> sink) {
        movableWallets().scan(snapshot, sink);
    }

    @Override
    public Postings totals(Snapshot snapshot) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(TOTALS)
                        .map((columns, context) -> TransferRow.postings(new Row(columns)))
                        .one());
    }

    private Optional<Transfer> transfer(Snapshot snapshot, String query, UnaryOperator<Query> binding) {
        return bodies.of(snapshot)
                .read(sql -> binding.apply(sql.createQuery(query))
                        .map(TransferRow::read)
                        .findOne());
    }

    private Optional<Wallet> wallet(Snapshot snapshot, String query, UserId owner) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(query)
                        .bind("user", owner.value())
                        .map(WalletRow::read)
                        .findOne());
    }

    private void adopt(Transaction tx, Wallet wallet) {
        if (change(tx, INSERT_WALLET, update -> WalletRow.bind(update, wallet)) == 0) {
            throw new IllegalArgumentException("user " + wallet.owner() + " has a wallet already");
        }
    }

    private void adopt(Transaction tx, Transfer transfer) {
        if (change(tx, INSERT_TRANSFER, update -> TransferRow.bind(update, transfer)) == 0) {
            throw new IllegalArgumentException("the id, key or revision of transfer " + transfer.id() + " is in use");
        }
    }

    private int change(Transaction tx, String statement, UnaryOperator<Update> binding) {
        return bodies.of(tx)
                .change(sql -> binding.apply(sql.createUpdate(statement)).execute());
    }

    private static void requireOne(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("a locked wallet changed inside its transaction");
        }
    }
}
