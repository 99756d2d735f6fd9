package dev.gembind.adapters.csv;

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
import org.jspecify.annotations.Nullable;

/** Link attempts by id, by their secrets' hashes, by user and platform, and by the time they expire. */
final class CsvLinkAttemptStore implements LinkAttemptStore {
    private static final Comparator<LinkAttempt> OLDEST_FIRST =
            Comparator.comparing(LinkAttempt::createdAt).thenComparing(LinkAttempt::id);

    private final CsvTable<LinkAttempt> attempts;
    private final UniqueIndex<LinkAttempt> byToken;
    private final UniqueIndex<LinkAttempt> byCode;
    private final GroupIndex<LinkAttempt> live;
    private final GroupIndex<LinkAttempt> byUser;
    private final SortedIndex<LinkAttempt> byExpiry;

    CsvLinkAttemptStore(Catalog catalog) {
        this.attempts = new CsvTable<>(catalog, LinkAttemptCodec.SPEC, new LinkAttemptCodec(), LinkAttempt::id);
        this.byToken = attempts.with(new UniqueIndex<>(LinkAttempt::tokenHash));
        this.byCode = attempts.with(new UniqueIndex<>(LinkAttempt::codeHash));
        this.live = attempts.with(new GroupIndex<>(CsvLinkAttemptStore::liveKey));
        this.byUser = attempts.with(new GroupIndex<>(CsvLinkAttemptStore::userKey));
        this.byExpiry = attempts.with(new SortedIndex<>(attempt -> Times.sortable(attempt.expiresAt())));
    }

    MovableRows<LinkAttempt> movable() {
        return new ArchiveTable<>(attempts);
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
        LinkAttempt found = attempts.find(snapshot, byToken, hash);
        return Optional.ofNullable(found != null ? found : attempts.find(snapshot, byCode, hash));
    }

    @Override
    public List<LinkAttempt> findLive(Snapshot snapshot, UserId user, Platform platform) {
        return attempts.find(snapshot, live, liveKey(user, platform)).stream()
                .sorted(OLDEST_FIRST)
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
        return delete(tx, attempts.below(tx, byExpiry, Times.sortable(before), limit));
    }

    @Override
    public int deleteByUser(Transaction tx, UserId user) {
        return delete(tx, attempts.find(tx, byUser, user.value()));
    }

    @Override
    public long count(Snapshot snapshot) {
        return attempts.count(snapshot);
    }

    @Override
    public long countCodes(Snapshot snapshot, Instant now) {
        return attempts.all(snapshot).stream()
                .filter(attempt -> attempt.method() == BindMethod.CODE && attempt.state() == AttemptState.PENDING)
                .filter(attempt -> now.isBefore(attempt.expiresAt()))
                .count();
    }

    private int delete(Transaction tx, List<LinkAttempt> doomed) {
        doomed.forEach(attempt -> attempts.delete(tx, attempt.id()));
        return doomed.size();
    }

    private static @Nullable String liveKey(LinkAttempt attempt) {
        UserId user = attempt.user();
        return user == null || !attempt.state().isLive() ? null : liveKey(user, attempt.platform());
    }

    private static String liveKey(UserId user, Platform platform) {
        return user.value() + '/' + platform.key(); // no user id holds a slash
    }

    private static @Nullable String userKey(LinkAttempt attempt) {
        UserId user = attempt.user();
        return user == null ? null : user.value();
    }
}
