package dev.gembind.adapters.csv;

import dev.gembind.core.UserId;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.access.SignInSessionStore;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions by the hash of their token, by user, and by the time they expire. */
final class CsvSignInSessionStore implements SignInSessionStore {
    private static final Comparator<SignInSession> OLDEST_FIRST =
            Comparator.comparing(SignInSession::createdAt).thenComparing(SignInSession::tokenHash);

    private final CsvTable<SignInSession> sessions;
    private final GroupIndex<SignInSession> byUser;
    private final SortedIndex<SignInSession> byExpiry;

    CsvSignInSessionStore(Catalog catalog) {
        this.sessions = new CsvTable<>(
                catalog,
                new TableSpec("sessions", 1, List.of("token_hash", "user", "created_at", "expires_at")),
                new Codec(),
                SignInSession::tokenHash);
        this.byUser = sessions.with(new GroupIndex<>(session -> session.user().value()));
        this.byExpiry = sessions.with(new SortedIndex<>(session -> Times.sortable(session.expiresAt())));
    }

    MovableRows<SignInSession> movable() {
        return new ArchiveTable<>(sessions);
    }

    @Override
    public void insert(Transaction tx, SignInSession session) {
        if (!sessions.insertIfAbsent(tx, session)) {
            throw new IllegalArgumentException("the token hash of a new session is in use");
        }
    }

    @Override
    public Optional<SignInSession> find(Snapshot snapshot, String tokenHash) {
        return Optional.ofNullable(sessions.get(snapshot, tokenHash));
    }

    @Override
    public boolean delete(Transaction tx, String tokenHash) {
        return sessions.delete(tx, tokenHash);
    }

    @Override
    public int deleteByUser(Transaction tx, UserId user) {
        return delete(tx, sessions.find(tx, byUser, user.value()));
    }

    @Override
    public int keepNewest(Transaction tx, UserId user, int kept) {
        List<SignInSession> all = sessions.find(tx, byUser, user.value());
        return delete(
                tx,
                all.stream()
                        .sorted(OLDEST_FIRST)
                        .limit(Math.max(0, all.size() - kept))
                        .toList());
    }

    @Override
    public int deleteExpired(Transaction tx, Instant before, int limit) {
        return delete(tx, sessions.below(tx, byExpiry, Times.sortable(before), limit));
    }

    private int delete(Transaction tx, List<SignInSession> doomed) {
        doomed.forEach(session -> sessions.delete(tx, session.tokenHash()));
        return doomed.size();
    }

    private static final class Codec implements RowCodec<SignInSession> {
        @Override
        public List<@Nullable String> cells(SignInSession session) {
            return Cells.of(
                    session.tokenHash(),
                    session.user().value(),
                    Times.text(session.createdAt()),
                    Times.text(session.expiresAt()));
        }

        @Override
        public SignInSession row(List<@Nullable String> cells) {
            return new SignInSession(
                    Cells.text(cells, 0),
                    new UserId(Cells.text(cells, 1)),
                    Cells.instant(cells, 2),
                    Cells.instant(cells, 3));
        }
    }
}
