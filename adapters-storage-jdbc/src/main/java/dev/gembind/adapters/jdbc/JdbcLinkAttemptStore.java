package dev.gembind.adapters.jdbc;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.AttemptState;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.LinkAttemptStore;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table {@code gembind_link_attempts}. */
final class JdbcLinkAttemptStore implements LinkAttemptStore {
    private static final String SELECT = """
            SELECT id, purpose, user_id, platform, method, token_hash, code_hash, browser_hash, state, account, handle,
                created_at, expires_at, version
            FROM gembind_link_attempts
            """;

    private static final String FIND = SELECT + "WHERE id = :id";

    private static final String FIND_BY_SECRET = SELECT + "WHERE token_hash = :hash UNION ALL " + SELECT
            + "WHERE code_hash = :hash"; // OR would use no index in H2

    private static final String FIND_LIVE = SELECT + """
            WHERE user_id = :user AND platform = :platform AND state IN (<live>)
            ORDER BY created_at, id
            """;

    private static final String INSERT = """
            INSERT INTO gembind_link_attempts
                (id, purpose, user_id, platform, method, token_hash, code_hash, browser_hash, state, account, handle,
                created_at, expires_at, version)
            VALUES (:id, :purpose, :user, :platform, :method, :token_hash, :code_hash, :browser_hash, :state,
                :account, :handle, :created_at, :expires_at, :version)
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE = """
            UPDATE gembind_link_attempts
            SET purpose = :purpose, user_id = :user, platform = :platform, method = :method,
                browser_hash = :browser_hash, state = :state, account = :account, handle = :handle,
                created_at = :created_at, expires_at = :expires_at, version = :version
            WHERE id = :id AND version = :version - 1
            """;

    private static final String SCAN = SELECT + "WHERE id > :after ORDER BY id LIMIT :limit";

    private static final String DELETE_EXPIRED = """
            DELETE FROM gembind_link_attempts WHERE id IN (
                SELECT id FROM gembind_link_attempts WHERE expires_at < :before
                ORDER BY expires_at, id LIMIT :limit)
            """;

    private static final String DELETE_BY_USER = "DELETE FROM gembind_link_attempts WHERE user_id = :user";

    private static final String COUNT = "SELECT count(*) FROM gembind_link_attempts";

    private static final String COUNT_CODES = """
            SELECT count(*) FROM gembind_link_attempts
            WHERE method = :method AND state = :state AND expires_at > :now
            """;

    private final RunningBodies bodies;
    private final List<String> live = Arrays.stream(AttemptState.values())
            .filter(AttemptState::isLive)
            .map(AttemptState::name)
            .toList();

    JdbcLinkAttemptStore(RunningBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public void insert(Transaction tx, LinkAttempt attempt) {
        if (attempt.version() != 1) {
            throw new IllegalArgumentException("a new attempt has version 1");
        }
        adopt(tx, attempt);
    }

    MovableRows<LinkAttempt> movable() {
        return new JdbcRows<>(bodies, new RowScan<>(SCAN, "", "id", LinkAttemptRow::read), this::adopt);
    }

    private void adopt(Transaction tx, LinkAttempt attempt) {
        String code = attempt.codeHash();
        // the unique indexes know each kind of secret; that a token is no other one's code only this look tells
        boolean taken = findBySecret(tx, attempt.tokenHash()).isPresent()
                || (code != null && findBySecret(tx, code).isPresent());
        if (taken || add(tx, attempt) == 0) {
            throw new IllegalArgumentException("the id or a hash of attempt " + attempt.id() + " is in use");
        }
    }

    @Override
    public Optional<LinkAttempt> find(Snapshot snapshot, String id) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(FIND)
                        .bind("id", id)
                        .map(LinkAttemptRow::read)
                        .findOne());
    }

    @Override
    public Optional<LinkAttempt> findBySecret(Snapshot snapshot, String hash) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(FIND_BY_SECRET)
                        .bind("hash", hash)
                        .map(LinkAttemptRow::read)
                        .findFirst());
    }

    @Override
    public List<LinkAttempt> findLive(Snapshot snapshot, UserId user, Platform platform) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(FIND_LIVE)
                        .bind("user", user.value())
                        .bind("platform", platform.key())
                        .bindList("live", live)
                        .map(LinkAttemptRow::read)
                        .list());
    }

    @Override
    public boolean update(Transaction tx, LinkAttempt next) {
        Optional<LinkAttempt> stored = find(tx, next.id());
        if (stored.isEmpty() || stored.get().version() != next.version() - 1) {
            return false;
        }
        if (!stored.get().tokenHash().equals(next.tokenHash())
                || !Objects.equals(stored.get().codeHash(), next.codeHash())) {
            throw new IllegalArgumentException("the hashes of attempt " + next.id() + " cannot change");
        }
        return bodies.of(tx)
                        .change(sql -> LinkAttemptRow.bind(sql.createUpdate(UPDATE), next)
                                .execute())
                > 0;
    }

    @Override
    public int deleteExpired(Transaction tx, Instant before, int limit) {
        return bodies.of(tx)
                .change(sql -> sql.createUpdate(DELETE_EXPIRED)
                        .bind("before", before)
                        .bind("limit", limit)
                        .execute());
    }

    @Override
    public int deleteByUser(Transaction tx, UserId user) {
        return bodies.of(tx)
                .change(sql -> sql.createUpdate(DELETE_BY_USER)
                        .bind("user", user.value())
                        .execute());
    }

    @Override
    public long count(Snapshot snapshot) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(COUNT).mapTo(Long.class).one());
    }

    @Override
    public long countCodes(Snapshot snapshot, Instant now) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(COUNT_CODES)
                        .bind("method", BindMethod.CODE.name())
                        .bind("state", AttemptState.PENDING.name())
                        .bind("now", now)
                        .mapTo(Long.class)
                        .one());
    }

    private int add(Transaction tx, LinkAttempt attempt) {
        return bodies.of(tx)
                .change(sql -> withSecrets(LinkAttemptRow.bind(sql.createUpdate(INSERT), attempt), attempt)
                        .execute());
    }

    private static <S extends SqlStatement<S>> S withSecrets(S statement, LinkAttempt attempt) {
        return statement.bind("token_hash", attempt.tokenHash()).bind("code_hash", attempt.codeHash());
    }
}
