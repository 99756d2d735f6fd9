package dev.gembind.core;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 (RFC 2104) with one key, for texts that are hashed often: the search for a provider and the setting up of the
 * key cost more than the hash itself, and happen once here. Thread-safe.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    /** Never fed itself, only copied, which is why threads can share it. */
    private final Mac prepared;

    /**
     * @param key of any length but zero
     */
    public KeyedHash(byte[] key) {
        try {
            prepared = Mac.getInstance(ALGORITHM);
            prepared.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }

    /** Returns the hash of the text's UTF-8 bytes: 32 bytes. */
    public byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the hash of the bytes: 32 bytes. */
    byte[] of(byte[] bytes) {
        try {
            Mac mac = (Mac) prepared.clone();
            return mac.doFinal(bytes);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the runtime's " + ALGORITHM + " cannot be copied", e);
        }
    }
}
