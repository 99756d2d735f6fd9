package dev.gembind.testkit.memory;

import dev.gembind.core.access.ApiKey;
import dev.gembind.core.access.ApiKeyStore;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** API keys by id. */
final class MemoryApiKeyStore implements ApiKeyStore {
    private final MemoryTable<ApiKey> keys;

    MemoryApiKeyStore(MemoryTransactor owner) {
        this.keys = new MemoryTable<>(owner, ApiKey::id);
    }

    MovableRows<ApiKey> movable() {
        return MemoryRows.of(keys);
    }

    @Override
    public void insert(Transaction tx, ApiKey key) {
        if (!keys.insertIfAbsent(tx, key)) {
            throw new IllegalArgumentException("the id of API key " + key.id() + " is in use");
        }
    }

    @Override
    public Optional<ApiKey> find(Snapshot snapshot, String id) {
        return Optional.ofNullable(keys.get(snapshot, id));
    }

    @Override
    public boolean update(Transaction tx, ApiKey key) {
        if (keys.get(tx, key.id()) == null) {
            return false;
        }
        keys.put(tx, key);
        return true;
    }

    @Override
    public List<ApiKey> list(Snapshot snapshot) {
        return keys.all(snapshot).toList();
    }
}
