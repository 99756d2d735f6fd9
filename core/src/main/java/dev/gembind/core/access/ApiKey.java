package dev.gembind.core.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A host site's key, as it is kept. Immutable.
 *
 * @param id unique; part of the key and not a secret
 * @param name what its owner calls it, 1 to 64 characters without controls
 * @param scopes what it may do, at least one
 * @param secretHash what its secret is kept as
 * @param createdAt when it was made
 * @param revokedAt since when it no longer counts, or null
 */
public record ApiKey(
        String id,
        String name,
        Set<ApiScope> scopes,
        String secretHash,
        Instant createdAt,
        @Nullable Instant revokedAt) {
    private static final int MAX_NAME = 64;

    public ApiKey {
        if (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "name of an API key must have 1 to " + MAX_NAME + " characters and no controls");
        }
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("an API key needs at least one scope");
        }
        scopes = Set.copyOf(scopes);
    }

    /** Tells whether it still counts. */
    public boolean isActive() {
        return revokedAt == null;
    }

    /** Tells whether it may do something. */
    public boolean allows(ApiScope scope) {
        return isActive() && scopes.contains(scope);
    }

    ApiKey revoked(Instant now) {
        return new ApiKey(id, name, scopes, secretHash, createdAt, now);
    }

    @Override
    public String toString() {
        return "ApiKey[id=" + id + ", name=" + name + "]";
    }
}
