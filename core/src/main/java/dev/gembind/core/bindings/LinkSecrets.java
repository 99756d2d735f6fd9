package dev.gembind.core.bindings;

import dev.gembind.core.KeyedHash;
import dev.gembind.core.Platform;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.SecretKeys.Purpose;
import dev.gembind.core.Tokens;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Makes the secrets of link attempts and the hashes they are kept as. Tokens and states have 128 and 256 random bits, so a
 * plain SHA-256 hides them; a typed code has 34 bits and is hidden by a keyed hash.
 */
final class LinkSecrets {
    static final int CODE_LENGTH = 8;

    /** No vowels and no look-alikes, so a code spells nothing (RFC 8628, section 6.1). */
    private static final String CODE_ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";

    private static final char TOKEN_MARK = 'L';
    private static final int TOKEN_BYTES = 16;
    private static final int TOKEN_LENGTH = 23;
    private static final int STATE_BYTES = 32;

    /** Longer texts are refused before anything is computed. */
    private static final int MAX_INPUT = 128;

    private final SecureRandom random;
    private final KeyedHash verifiers;
    /** The one of the present key first. */
    private final List<KeyedHash> codes;

    LinkSecrets(SecureRandom random, SecretKeys keys) {
        this.random = random;
        this.verifiers = new KeyedHash(keys.derive(Purpose.PKCE));
        this.codes =
                keys.deriveAll(Purpose.LINK_CODE).stream().map(KeyedHash::new).toList();
    }

    /** Returns a deep-link token: {@code L} and 22 characters that a Telegram start parameter may hold. */
    String newToken() {
        return TOKEN_MARK + Tokens.random(random, TOKEN_BYTES);
    }

    /** Returns a code of eight letters, without the dash it is shown with. */
    String newCode() {
        StringBuilder code = new StringBuilder(CODE_LENGTH);
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(CODE_ALPHABET.charAt(random.nextInt(CODE_ALPHABET.length())));
        }
        return code.toString();
    }

    /** Returns 256 random bits as text, for states and browser binders. */
    String newState() {
        return Tokens.random(random, STATE_BYTES);
    }

    static boolean looksLikeToken(String text) {
        return text.length() == TOKEN_LENGTH && text.charAt(0) == TOKEN_MARK;
    }

    /** Returns the code as it was made, from the way a person typed it; empty if it cannot be one. */
    static Optional<String> normalizeCode(String typed) {
        if (typed.length() > MAX_INPUT) {
            return Optional.empty();
        }
        StringBuilder code = new StringBuilder(CODE_LENGTH);
        for (int i = 0; i < typed.length(); i++) {
            if (isSeparator(typed.charAt(i))) {
                continue;
            }
            char c = upperCase(typed.charAt(i));
            if (CODE_ALPHABET.indexOf(c) < 0 || code.length() == CODE_LENGTH) {
                return Optional.empty();
            }
            code.append(c);
        }
        return code.length() == CODE_LENGTH ? Optional.of(code.toString()) : Optional.empty();
    }

    // phones turn dashes into longer ones
    private static boolean isSeparator(char c) {
        return Character.isWhitespace(c) || Character.getType(c) == Character.DASH_PUNCTUATION;
    }

    // ASCII only: no letter of another alphabet may turn into one of a code
    private static char upperCase(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    /** Returns a code the way people read it. */
    static String shown(String code) {
        return code.substring(0, CODE_LENGTH / 2) + "-" + code.substring(CODE_LENGTH / 2);
    }

    static String tokenHash(Platform platform, String token) {
        return Tokens.hash("token|" + platform.key() + "|" + token);
    }

    static String stateHash(Platform platform, String state) {
        return Tokens.hash("state|" + platform.key() + "|" + state);
    }

    String codeHash(Platform platform, String code) {
        return codeHash(codes.get(0), platform, code);
    }

    /** Returns the hashes a code may be kept as: by the present key, then by earlier ones. */
    List<String> codeHashes(Platform platform, String code) {
        return codes.stream().map(hash -> codeHash(hash, platform, code)).toList();
    }

    /** Returns the hash that ties an attempt to one browser and to the session it had then. */
    static String browserHash(String binder, String session) {
        return Tokens.hash("browser|" + binder + "|" + session);
    }

    /**
     * Returns the PKCE verifier (RFC 7636, section 4.1). It is made from the state and the browser's binder, so it is stored
     * nowhere and cannot be made without the browser's cookie.
     */
    String codeVerifier(String state, String binder) {
        return Tokens.text(verifiers.of(state + "|" + binder));
    }

    /** Returns the verifier's S256 challenge (RFC 7636, section 4.2). */
    static String codeChallenge(String verifier) {
        return Tokens.text(Tokens.digest(verifier));
    }

    private static String codeHash(KeyedHash hash, Platform platform, String code) {
        return HexFormat.of().formatHex(hash.of("code|" + platform.key() + "|" + code));
    }
}
