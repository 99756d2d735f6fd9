package dev.gembind.testkit.memory;

import dev.gembind.core.UserId;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.access.SignInSessionStore;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Sessions by the hash of their token. */
final class MemorySignInSessionStore implements SignInSessionStore {
    private final MemoryTable<SignInSession> sessions;

    MemorySignInSessionStore(MemoryTransactor owner) {
        this.sessions = new MemoryTable<>(owner, SignInSession::tokenHash);
    }

    MovableRows<SignInSession> movable() {
        return MemoryRows.of(sessions);
    }

    @Override
    public void insert(Transaction tx, SignInSession session) {
        if (!sessions.insertIfAbsent(tx, session)) {
            throw new IllegalArgumentException("the hash of a new session's token is in use");
        }
    }

    @Override
    public Optional<SignInSession> find(Snapshot snapshot, String tokenHash) {
        return Optional.ofNullable(sessions.get(snapshot, tokenHash));
    }

    @Override
    public boolean delete(Transaction tx, String tokenHash) {
        return sessions.remove(tx, tokenHash);
    }

    @Override
    public int deleteByUser(Transaction tx, UserId user) {
        return sessions.removeAll(tx, of(tx, user));
    }

    @Override
    public int keepNewest(Transaction tx, UserId user, int kept) {
        return sessions.removeAll(
                tx,
                of(tx, user)
                        .sorted(Comparator.comparing(SignInSession::createdAt).reversed())
                        .skip(kept));
    }

    @Override
    public int deleteExpired(Transaction tx, Instant before, int limit) {
        return sessions.removeAll(
                tx,
                sessions.all(tx)
                        .filter(session -> session.expiresAt().isBefore(before))
                        .sorted(Comparator.comparing(SignInSession::expiresAt))
                        .limit(limit));
    }

    private Stream<SignInSession> of(Snapshot snapshot, UserId user) {
        return sessions.all(snapshot).filter(session -> session.user().equals(user));
    }
}
