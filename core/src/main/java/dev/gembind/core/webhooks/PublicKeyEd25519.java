package dev.gembind.core.webhooks;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The public half of an Ed25519 key (RFC 8032), which can check and not sign. */
final class PublicKeyEd25519 implements CheckingKey {
    static final int BYTES = 32;

    /** What stands before the 32 bytes in the form that Java reads (RFC 8410, section 4). */
    private static final byte[] PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private final PublicKey key;
    private final Function<String, Optional<byte[]>> reading;

    private PublicKeyEd25519(PublicKey key, Function<String, Optional<byte[]>> reading) {
        this.key = key;
        this.reading = reading;
    }

    /**
     * Reads a key.
     *
     * @param raw the bytes of the key
     * @param reading turns a signature's text into bytes; empty if it cannot be read
     * @return empty if the bytes are no key
     */
    static Optional<PublicKeyEd25519> of(byte[] raw, Function<String, Optional<byte[]>> reading) {
        if (raw.length != BYTES) {
            return Optional.empty();
        }
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(join(PREFIX, raw)));
            Signature.getInstance("Ed25519").initVerify(key); // only now it is seen whether the point is on the curve
            return Optional.of(new PublicKeyEd25519(key, reading));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public boolean madeOneOf(List<String> signatures, byte[]... parts) {
        return signatures.stream()
                .anyMatch(text -> reading.apply(text)
                        .filter(signature -> verifies(signature, parts))
                        .isPresent());
    }

    boolean verifies(byte[] signature, byte[]... parts) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            for (byte[] part : parts) {
                verifier.update(part);
            }
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false; // so Java answers a signature of another length, or one that is no point of the curve
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key has served before", e);
        }
    }

    /** Tells whether the text is the one way to write these bytes. */
    static boolean isWrittenAs(String text, String canonical) {
        return MessageDigest.isEqual(TextKey.utf8(text), TextKey.utf8(canonical));
    }
}
