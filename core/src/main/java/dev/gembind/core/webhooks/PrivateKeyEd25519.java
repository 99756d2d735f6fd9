package dev.gembind.core.webhooks;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The private half of an Ed25519 key (RFC 8032). Its signatures are written in base64. */
final class PrivateKeyEd25519 implements SigningKey {
    private static final int SEED_BYTES = 32;

    /** What stands before the seed in the form that Java reads (RFC 8410, section 7). */
    private static final byte[] PREFIX = {
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20
    };

    private final PrivateKey key;

    private PrivateKeyEd25519(PrivateKey key) {
        this.key = key;
    }

    /**
     * Reads a key.
     *
     * @param raw the seed, 32 bytes; or the seed and the public half after it, 64 bytes, as many tools write keys
     * @return empty if the bytes are no key, or the halves do not belong together
     */
    static Optional<PrivateKeyEd25519> of(byte[] raw) {
        if (raw.length != SEED_BYTES && raw.length != SEED_BYTES + PublicKeyEd25519.BYTES) {
            return Optional.empty();
        }
        PrivateKeyEd25519 key = ofSeed(Arrays.copyOf(raw, SEED_BYTES));
        boolean whole = raw.length == SEED_BYTES || key.belongsTo(Arrays.copyOfRange(raw, SEED_BYTES, raw.length));
        return whole ? Optional.of(key) : Optional.empty();
    }

    private static PrivateKeyEd25519 ofSeed(byte[] seed) {
        try {
            return new PrivateKeyEd25519(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(PublicKeyEd25519.join(PREFIX, seed))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every seed of 32 bytes makes a key", e);
        }
    }

    private boolean belongsTo(byte[] publicHalf) {
        byte[] probe = {1};
        return PublicKeyEd25519.of(publicHalf, text -> Optional.empty())
                .filter(half -> half.verifies(signBytes(probe), probe))
                .isPresent();
    }

    @Override
    public String sign(byte[]... parts) {
        return Base64.getEncoder().encodeToString(signBytes(parts));
    }

    private byte[] signBytes(byte[]... parts) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            for (byte[] part : parts) {
                signer.update(part);
            }
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime signs with Ed25519", e);
        }
    }
}
