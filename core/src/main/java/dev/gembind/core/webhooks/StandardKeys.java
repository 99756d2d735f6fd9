package dev.gembind.core.webhooks;

import dev.gembind.core.Secret;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keys as Standard Webhooks writes them: {@code whsec_} and a shared key in base64 ({@code v1}), {@code whpk_} and a public
 * one, {@code whsk_} and a private one ({@code v1a}). A text without a prefix is a shared key, as in the libraries of the
 * specification.
 */
final class StandardKeys {
    private static final String SHARED = "whsec_";
    private static final String PUBLIC = "whpk_";
    private static final String PRIVATE = "whsk_";
    private static final String V1 = "v1,";
    private static final String V1A = "v1a,";

    /** What the specification demands: at least 192 bits. */
    private static final int MIN_SHARED_BYTES = 24;

    private StandardKeys() {}

    static List<VersionedKey<CheckingKey>> checking(List<Secret> secrets) {
        return all(secrets, text -> {
            if (text.startsWith(PRIVATE)) {
                throw new IllegalArgumentException(
                        "is a private key (" + PRIVATE + "); give its public half (" + PUBLIC + ")");
            }
            return text.startsWith(PUBLIC)
                    ? new VersionedKey<>(V1A, publicKey(text.substring(PUBLIC.length())))
                    : new VersionedKey<>(V1, sharedKey(text));
        });
    }

    static List<VersionedKey<SigningKey>> signing(List<Secret> secrets) {
        return all(secrets, text -> {
            if (text.startsWith(PUBLIC)) {
                throw new IllegalArgumentException(
                        "is a public key (" + PUBLIC + "), which cannot sign; give its private half (" + PRIVATE + ")");
            }
            return text.startsWith(PRIVATE)
                    ? new VersionedKey<>(V1A, privateKey(text.substring(PRIVATE.length())))
                    : new VersionedKey<>(V1, sharedKey(text));
        });
    }

    private static <K> List<K> all(List<Secret> secrets, Function<String, K> reading) {
        KeyRing.requireSome("Standard Webhooks", secrets.size());
        List<K> keys = new ArrayList<>();
        for (Secret secret : secrets) {
            try {
                keys.add(reading.apply(secret.reveal()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "secret " + (keys.size() + 1) + " of Standard Webhooks " + e.getMessage(), e);
            }
        }
        return keys;
    }

    private static HmacKey sharedKey(String text) {
        String encoded = text.startsWith(SHARED) ? text.substring(SHARED.length()) : text;
        byte[] key =
                base64(encoded).orElseThrow(() -> new IllegalArgumentException("is not " + SHARED + " and base64"));
        if (key.length < MIN_SHARED_BYTES) {
            throw new IllegalArgumentException(
                    "has " + key.length + " bytes, but must have at least " + MIN_SHARED_BYTES);
        }
        return new HmacKey(HmacKey.Form.SHA256_BASE64, key);
    }

    private static PublicKeyEd25519 publicKey(String encoded) {
        return base64(encoded)
                .flatMap(raw -> PublicKeyEd25519.of(raw, StandardKeys::signature))
                .orElseThrow(() ->
                        new IllegalArgumentException("is not " + PUBLIC + " and an Ed25519 key of 32 bytes in base64"));
    }

    private static PrivateKeyEd25519 privateKey(String encoded) {
        return base64(encoded)
                .flatMap(PrivateKeyEd25519::of)
                .orElseThrow(() -> new IllegalArgumentException(
                        "is not " + PRIVATE + " and an Ed25519 key of 32 or 64 bytes in base64"));
    }

    // Java forgives bits that belong to no byte and padding that is not there
    private static Optional<byte[]> signature(String text) {
        return base64(text)
                .filter(bytes ->
                        PublicKeyEd25519.isWrittenAs(text, Base64.getEncoder().encodeToString(bytes)));
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the message of Java quotes a character of the secret
        }
    }
}
