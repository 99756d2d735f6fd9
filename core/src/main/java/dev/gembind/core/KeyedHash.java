package dev.gembind.core;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA256 (RFC 2104) with one key, for texts that are hashed often: the search for a provider and the setting up of the
 * key cost more than the hash itself, and happen once here. Thread-safe.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    /** Never fed itself, only copied, which is why threads can share it. */
    private final Mac prepared;

    /** The copy used last, ready for the next one who comes: copies are a fifth of what a busy server allocates. */
    private final AtomicReference<@Nullable Mac> spare = new AtomicReference<>();

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
            Mac mac = spare.getAndSet(null);
            if (mac == null) {
                mac = (Mac) prepared.clone();
            }
            byte[] hash = mac.doFinal(bytes);
            spare.set(mac); // doFinal has reset it
            return hash;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the runtime's " + ALGORITHM + " cannot be copied", e);
        }
    }
}
