package dev.gembind.testkit.memory;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.LinkAttemptStore;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Link attempts by id. */
final class MemoryLinkAttemptStore implements LinkAttemptStore {
    private final MemoryTable<LinkAttempt> attempts;

    MemoryLinkAttemptStore(MemoryTransactor owner) {
        this.attempts = new MemoryTable<>(owner, LinkAttempt::id);
    }

    @Override
    public void insert(Transaction tx, LinkAttempt attempt) {
        if (attempt.version() != 1) {
            throw new IllegalArgumentException("a new attempt has version 1");
        }
        String code = attempt.codeHash();
        boolean taken = findBySecret(tx, attempt.tokenHash()).isPresent()
                || (code != null && findBySecret(tx, code).isPresent());
        if (taken || !attempts.insertIfAbsent(tx, attempt)) {
            throw new IllegalArgumentException("the id or a hash of attempt " + attempt.id() + " is in use");
        }
    }

    @Override
    public Optional<LinkAttempt> find(Snapshot snapshot, String id) {
        return Optional.ofNullable(attempts.get(snapshot, id));
    }

    @Override
    public Optional<LinkAttempt> findBySecret(Snapshot snapshot, String hash) {
        return attempts.all(snapshot)
                .filter(attempt -> attempt.tokenHash().equals(hash) || hash.equals(attempt.codeHash()))
                .findFirst();
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
        return attempts.removeAll(
                tx,
                attempts.all(tx)
                        .filter(attempt -> attempt.expiresAt().isBefore(before))
                        .sorted(Comparator.comparing(LinkAttempt::expiresAt))
                        .limit(limit));
    }

    @Override
    public int deleteByUser(Transaction tx, UserId user) {
        return attempts.removeAll(tx, attempts.all(tx).filter(attempt -> user.equals(attempt.user())));
    }

    @Override
    public long count(Snapshot snapshot) {
        return attempts.size(snapshot);
    }
}
