package dev.gembind.testkit.histories;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.LinkAttemptStore;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Passes everything on; a mutant overrides what it does wrong. */
class DelegatingAttemptStore implements LinkAttemptStore {
    final LinkAttemptStore real;

    DelegatingAttemptStore(LinkAttemptStore real) {
        this.real = real;
    }

    @Override
    public void insert(Transaction tx, LinkAttempt attempt) {
        real.insert(tx, attempt);
    }

    @Override
    public Optional<LinkAttempt> find(Snapshot snapshot, String id) {
        return real.find(snapshot, id);
    }

    @Override
    public Optional<LinkAttempt> findBySecret(Snapshot snapshot, String hash) {
        return real.findBySecret(snapshot, hash);
    }

    @Override
    public List<LinkAttempt> findLive(Snapshot snapshot, UserId user, Platform platform) {
        return real.findLive(snapshot, user, platform);
    }

    @Override
    public boolean update(Transaction tx, LinkAttempt next) {
        return real.update(tx, next);
    }

    @Override
    public int deleteExpired(Transaction tx, Instant before, int limit) {
        return real.deleteExpired(tx, before, limit);
    }

    @Override
    public int deleteByUser(Transaction tx, UserId user) {
        return real.deleteByUser(tx, user);
    }

    @Override
    public long count(Snapshot snapshot) {
        return real.count(snapshot);
    }

    @Override
    public long countCodes(Snapshot snapshot, Instant now) {
        return real.countCodes(snapshot, now);
    }
}
