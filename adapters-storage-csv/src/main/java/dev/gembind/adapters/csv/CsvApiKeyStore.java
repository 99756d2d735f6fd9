package dev.gembind.adapters.csv;

import dev.gembind.core.access.ApiKey;
import dev.gembind.core.access.ApiKeyStore;
import dev.gembind.core.access.ApiScope;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** API keys by id. */
final class CsvApiKeyStore implements ApiKeyStore {
    private static final String BETWEEN_SCOPES = " ";

    private final CsvTable<ApiKey> keys;

    CsvApiKeyStore(Catalog catalog) {
        this.keys = new CsvTable<>(
                catalog,
                new TableSpec(
                        "api_keys", 1, List.of("id", "name", "scopes", "secret_hash", "created_at", "revoked_at")),
                new Codec(),
                ApiKey::id);
    }

    MovableRows<ApiKey> movable() {
        return new ArchiveTable<>(keys);
    }

    @Override
    public void insert(Transaction tx, ApiKey key) {
        if (!keys.insertIfAbsent(tx, key)) {
            throw new IllegalArgumentException("the id " + key.id() + " of a new API key is in use");
        }
    }

    @Override
    public Optional<ApiKey> find(Snapshot snapshot, String id) {
        return Optional.ofNullable(keys.get(snapshot, id));
    }

    @Override
    public boolean update(Transaction tx, ApiKey key) {
        boolean known = keys.get(tx, key.id()) != null;
        if (known) {
            keys.put(tx, key);
        }
        return known;
    }

    @Override
    public List<ApiKey> list(Snapshot snapshot) {
        return keys.all(snapshot);
    }

    private static final class Codec implements RowCodec<ApiKey> {
        @Override
        public List<@Nullable String> cells(ApiKey key) {
            Instant revoked = key.revokedAt();
            return Cells.of(
                    key.id(),
                    key.name(),
                    key.scopes().stream().map(ApiScope::key).sorted().collect(Collectors.joining(BETWEEN_SCOPES)),
                    key.secretHash(),
                    Times.text(key.createdAt()),
                    revoked == null ? null : Times.text(revoked));
        }

        @Override
        public ApiKey row(List<@Nullable String> cells) {
            return new ApiKey(
                    Cells.text(cells, 0),
                    Cells.text(cells, 1),
                    scopes(Cells.text(cells, 2)),
                    Cells.text(cells, 3),
                    Cells.instant(cells, 4),
                    cells.get(5) == null ? null : Cells.instant(cells, 5));
        }

        private static Set<ApiScope> scopes(String text) {
            Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
            for (String key : text.split(BETWEEN_SCOPES, -1)) {
                scopes.add(
                        ApiScope.find(key).orElseThrow(() -> new IllegalArgumentException("there is no scope " + key)));
            }
            return scopes;
        }
    }
}
