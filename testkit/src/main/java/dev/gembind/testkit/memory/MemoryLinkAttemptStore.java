package dev.gembind.testkit.memory;

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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Link attempts by id, and their ids by secret. */
final class MemoryLinkAttemptStore implements LinkAttemptStore {
    private final MemoryTable<LinkAttempt> attempts;
    private final MemoryTable<Secret> secrets;

    MemoryLinkAttemptStore(MemoryTransactor owner) {
        this.attempts = new MemoryTable<>(owner, LinkAttempt::id);
        this.secrets = new MemoryTable<>(owner, Secret::hash);
    }

    @Override
    public void insert(Transaction tx, LinkAttempt attempt) {
        if (attempt.version() != 1) {
            throw new IllegalArgumentException("a new attempt has version 1");
        }
        adopt(tx, attempt);
    }

    MovableRows<LinkAttempt> movable() {
        return new MemoryRows<>(view -> attempts.all(view).toList(), this::adopt);
    }

    private void adopt(Transaction tx, LinkAttempt attempt) {
        boolean free = secretsOf(attempt).allMatch(secret -> secrets.get(tx, secret.hash) == null);
        if (!free || !attempts.insertIfAbsent(tx, attempt)) {
            throw new IllegalArgumentException("the id or a hash of attempt " + attempt.id() + " is in use");
        }
        secretsOf(attempt).forEach(secret -> secrets.put(tx, secret));
    }

    @Override
    public Optional<LinkAttempt> find(Snapshot snapshot, String id) {
        return Optional.ofNullable(attempts.get(snapshot, id));
    }

    @Override
    public Optional<LinkAttempt> findBySecret(Snapshot snapshot, String hash) {
        return Optional.ofNullable(secrets.get(snapshot, hash)).flatMap(secret -> find(snapshot, secret.attempt));
    }

    @Override
    public List<LinkAttempt> findLive(Snapshot snapshot, UserId user, Platform platform) {
        return attempts.all(snapshot)
                .filter(attempt -> user.equals(attempt.user()) && attempt.platform() == platform)
                .filter(attempt -> attempt.state().isLive())
                .sorted(Comparator.comparing(LinkAttempt::createdAt).thenComparing(LinkAttempt::id))
                .toList();
    }

    @Override
    public boolean update(Transaction tx, LinkAttempt next) {
        LinkAttempt stored = attempts.get(tx, next.id());
        if (stored == null || stored.version() != next.version() - 1) {
            return false;
        }
        if (!stored.tokenHash().equals(next.tokenHash()) || !Objects.equals(stored.codeHash(), next.codeHash())) {
            throw new IllegalArgumentException("the hashes of attempt " + next.id() + " cannot change");
        }
        attempts.put(tx, next);
        return true;
    }

    @Override
    public int deleteExpired(Transaction tx, Instant before, int limit) {
        return delete(
                tx,
                attempts.all(tx)
                        .filter(attempt -> attempt.expiresAt().isBefore(before))
                        .sorted(Comparator.comparing(LinkAttempt::expiresAt))
                        .limit(limit)
                        .toList());
    }

    @Override
    public int deleteByUser(Transaction tx, UserId user) {
        return delete(
                tx,
                attempts.all(tx).filter(attempt -> user.equals(attempt.user())).toList());
    }

    @Override
    public long count(Snapshot snapshot) {
        return attempts.size(snapshot);
    }

    @Override
    public long countCodes(Snapshot snapshot, Instant now) {
        return attempts.all(snapshot)
                .filter(attempt -> attempt.method() == BindMethod.CODE && attempt.state() == AttemptState.PENDING)
                .filter(attempt -> now.isBefore(attempt.expiresAt()))
                .count();
    }

    private int delete(Transaction tx, List<LinkAttempt> doomed) {
        secrets.removeAll(tx, doomed.stream().flatMap(MemoryLinkAttemptStore::secretsOf));
        return attempts.removeAll(tx, doomed.stream());
    }

    private static Stream<Secret> secretsOf(LinkAttempt attempt) {
        return Stream.of(attempt.tokenHash(), attempt.codeHash())
                .filter(Objects::nonNull)
                .map(hash -> new Secret(hash, attempt.id()));
    }

    private record Secret(String hash, String attempt) {}
}
