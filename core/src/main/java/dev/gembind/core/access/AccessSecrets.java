package dev.gembind.core.access;

import dev.gembind.core.Tokens;
import java.security.SecureRandom;

/** Makes tokens of 256 random bits and the hash they are kept as. */
final class AccessSecrets {
    /** The length of a token, in characters of base64url. */
    static final int TOKEN_LENGTH = 43;

    private static final int TOKEN_BYTES = 32;

    private AccessSecrets() {}

    static String newToken(SecureRandom random) {
        return Tokens.random(random, TOKEN_BYTES);
    }

    /** Returns the hash of a token, which differs from one purpose to another. */
    static String hash(String purpose, String token) {
        return Tokens.hash(purpose + "|" + token);
    }
}
