package dev.gembind.core.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A shared key (RFC 2104). Texts of signatures are compared, not the bytes they stand for: then no second way to write a
 * signature is accepted.
 */
final class HmacKey implements CheckingKey, SigningKey {
    /** The hash, and how a signature is written. */
    enum Form {
        SHA256_HEX("HmacSHA256"),
        SHA256_BASE64("HmacSHA256"),
        SHA1_BASE64("HmacSHA1");

        private final String algorithm;

        Form(String algorithm) {
            this.algorithm = algorithm;
        }

        private String text(byte[] hash) {
            return this == SHA256_HEX
                    ? HexFormat.of().formatHex(hash)
                    : Base64.getEncoder().encodeToString(hash);
        }
    }

    private final Form form;
    private final SecretKeySpec key;

    HmacKey(Form form, byte[] key) {
        this.form = form;
        this.key = new SecretKeySpec(key, form.algorithm);
    }

    @Override
    public boolean madeOneOf(List<String> signatures, byte[]... parts) {
        byte[] expected = sign(parts).getBytes(StandardCharsets.UTF_8);
        return signatures.stream()
                .anyMatch(signature -> MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String sign(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(form.algorithm);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return form.text(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + form.algorithm, e);
        }
    }
}
