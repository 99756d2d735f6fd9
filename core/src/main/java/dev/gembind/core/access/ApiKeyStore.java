package dev.gembind.core.access;

import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** Keeps API keys, revoked ones too. */
public interface ApiKeyStore {
    /**
     * Adds a key.
     *
     * @throws IllegalArgumentException if its id is in use
     */
    void insert(Transaction tx, ApiKey key);

    /** Finds a key, revoked or not. */
    Optional<ApiKey> find(Snapshot snapshot, String id);

    /** Replaces the key with the same id; tells whether there was one. */
    boolean update(Transaction tx, ApiKey key);

    /** Returns every key, by id ascending. */
    List<ApiKey> list(Snapshot snapshot);
}
