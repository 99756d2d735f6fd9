package dev.gembind.core.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes tokens of 256 random bits and the hash they are kept as; so long a secret needs no slow hash. */
final class AccessSecrets {
    /** The length of a token, in characters of base64url. */
    static final int TOKEN_LENGTH = 43;

    private static final int TOKEN_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private AccessSecrets() {}

    static String newToken(SecureRandom random) {
        byte[] value = new byte[TOKEN_BYTES];
        random.nextBytes(value);
        return BASE64.encodeToString(value);
    }

    /** Returns SHA-256 over the token's purpose and the token, in lower-case hexadecimal digits. */
    static String hash(String purpose, String token) {
        try {
            byte[] text = (purpose + "|" + token).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
