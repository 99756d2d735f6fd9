package dev.gembind.core.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** A secret that is sent along as it is. It signs nothing. */
final class TextKey implements CheckingKey {
    private final byte[] secret;

    TextKey(byte[] secret) {
        this.secret = secret;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean madeOneOf(List<String> signatures, byte[]... parts) {
        return signatures.stream().anyMatch(text -> MessageDigest.isEqual(secret, utf8(text)));
    }
}
