package dev.gembind.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random texts that open something, and the digests they are kept as: a text of 128 bits or more needs no slower hash. */
public final class Tokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Tokens() {}

    /** Returns so many random bytes in base64url without padding (RFC 4648, section 5): it fits cookies and addresses. */
    public static String random(SecureRandom random, int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return text(value);
    }

    /** Returns bytes in base64url without padding. */
    public static String text(byte[] value) {
        return BASE64.encodeToString(value);
    }

    /** Returns SHA-256 of the text's UTF-8 bytes: 32 bytes. */
    public static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Returns {@link #digest} in 64 lower-case hexadecimal digits. */
    public static String hash(String text) {
        return HexFormat.of().formatHex(digest(text));
    }
}
