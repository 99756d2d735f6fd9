package dev.gembind.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One root secret, one sub-key for each purpose, so that no key ever serves two of them. Sub-keys are made by
 * HKDF-SHA256 (RFC 5869) and have 32 bytes. Immutable and thread-safe.
 */
public final class SecretKeys {
    /** The shortest root secret accepted, in UTF-8 bytes. */
    public static final int MIN_SECRET_BYTES = 32;

    private static final byte[] SALT = "gembind/keys/1".getBytes(StandardCharsets.UTF_8);

    /** What a sub-key is for. The name is part of the derivation and never changes. */
    public enum Purpose {
        /** Looks up typed link codes. */
        LINK_CODE,
        /** Makes PKCE verifiers from state and browser binder. */
        PKCE,
        /** Names platform accounts in the audit log without telling which they are. */
        AUDIT,
        /** Signs the payloads of orders. */
        ORDER,
        /** Signs checkpoints of the ledger. */
        CHECKPOINT
    }

    private final List<byte[]> roots;

    /**
     * @param current the secret new keys are derived from
     * @param previous secrets still accepted, newest first
     * @throws IllegalArgumentException if one has fewer than {@value #MIN_SECRET_BYTES} bytes
     */
    public SecretKeys(Secret current, List<Secret> previous) {
        List<byte[]> extracted = new ArrayList<>();
        extracted.add(extract(current));
        previous.forEach(secret -> extracted.add(extract(secret)));
        this.roots = List.copyOf(extracted);
    }

    /** Returns the sub-key for new values. */
    public byte[] derive(Purpose purpose) {
        return expand(roots.get(0), purpose);
    }

    /** Returns the sub-keys that old values may have been made with, the current one first. */
    public List<byte[]> deriveAll(Purpose purpose) {
        return roots.stream().map(root -> expand(root, purpose)).toList();
    }

    private static byte[] extract(Secret secret) {
        byte[] bytes = secret.bytes();
        if (bytes.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "secret key must have at least " + MIN_SECRET_BYTES + " bytes, but has " + bytes.length);
        }
        return new KeyedHash(SALT).of(bytes);
    }

    // One block of output is all a 32-byte key needs, so the loop of RFC 5869 section 2.3 runs once.
    private static byte[] expand(byte[] root, Purpose purpose) {
        byte[] info = ("gembind/" + purpose.name()).getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return new KeyedHash(root).of(block);
    }
}
