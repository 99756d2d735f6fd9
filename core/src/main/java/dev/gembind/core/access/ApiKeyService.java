package dev.gembind.core.access;

import dev.gembind.core.Ids;
import dev.gembind.core.Secret;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.storage.Transactor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keys of host sites. A key is {@code gb_ID_SECRET}; it is shown once, and only the hash of its 256-bit secret is kept.
 * Revoking counts at once. Thread-safe.
 */
public final class ApiKeyService {
    /** How many keys are kept at most, revoked ones too. */
    public static final int MAX_KEYS = 1_000;

    private static final String MARK = "gb_";
    private static final int ID_LENGTH = 26;
    private static final int KEY_LENGTH = MARK.length() + ID_LENGTH + 1 + AccessSecrets.TOKEN_LENGTH;

    /**
     * A key that was just made.
     *
     * @param key as it is kept
     * @param text what the host site sends
     */
    public record Created(ApiKey key, Secret text) {}

    private final Transactor transactor;
    private final ApiKeyStore keys;
    private final AuditLog audit;
    private final InstantSource time;
    private final SecureRandom random;
    private final Ids ids;

    /**
     * @param keys of the same storage as {@code audit}
     */
    public ApiKeyService(
            Transactor transactor, ApiKeyStore keys, AuditLog audit, InstantSource time, SecureRandom random) {
        this.transactor = transactor;
        this.keys = keys;
        this.audit = audit;
        this.time = time;
        this.random = random;
        this.ids = new Ids(time, random);
    }

    /**
     * Makes a key.
     *
     * @throws IllegalArgumentException if name or scopes are not what {@link ApiKey} asks for, or there are too many keys
     */
    public Created create(String name, Set<ApiScope> scopes, Origin origin) {
        String secret = AccessSecrets.newToken(random);
        String id = ids.next();
        ApiKey key = new ApiKey(id, name, scopes, hash(secret), time.instant(), null);
        transactor.write("create-api-key", tx -> {
            if (keys.list(tx).size() >= MAX_KEYS) {
                throw new IllegalArgumentException("there are " + MAX_KEYS + " API keys already");
            }
            keys.insert(tx, key);
            write(tx, "apikey.created", key, origin);
            return key;
        });
        return new Created(key, Secret.of(MARK + id + "_" + secret));
    }

    /** Finds the key that a text is; empty if it is unknown or revoked. Any text may be asked for. */
    public Optional<ApiKey> authenticate(String text) {
        int secretAt = MARK.length() + ID_LENGTH + 1;
        if (text.length() != KEY_LENGTH || !text.startsWith(MARK) || text.charAt(secretAt - 1) != '_') {
            return Optional.empty();
        }
        String id = text.substring(MARK.length(), secretAt - 1);
        byte[] hash = bytes(hash(text.substring(secretAt)));
        return transactor
                .read("find-api-key", view -> keys.find(view, id))
                .filter(key -> MessageDigest.isEqual(bytes(key.secretHash()), hash))
                .filter(ApiKey::isActive);
    }

    /** Returns every key, by id ascending, which is by age. */
    public List<ApiKey> list() {
        return transactor.read("list-api-keys", keys::list);
    }

    /** Revokes a key; tells whether there was an active one. */
    public boolean revoke(String id, Origin origin) {
        return transactor.write("revoke-api-key", tx -> {
            Optional<ApiKey> active = keys.find(tx, id).filter(ApiKey::isActive);
            active.ifPresent(key -> {
                keys.update(tx, key.revoked(time.instant()));
                write(tx, "apikey.revoked", key, origin);
            });
            return active.isPresent();
        });
    }

    private void write(Transaction tx, String type, ApiKey key, Origin origin) {
        audit.append(tx, new AuditEvent(ids.next(), time.instant(), type, null, null, null, null, key.id(), origin));
    }

    private static String hash(String secret) {
        return AccessSecrets.hash("apikey", secret);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
