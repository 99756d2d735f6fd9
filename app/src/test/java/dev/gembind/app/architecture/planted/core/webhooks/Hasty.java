package dev.gembind.app.architecture.planted.core.webhooks;

import java.util.Arrays;

/** Compares signatures and stops at the first difference. */
final class Hasty {
    boolean isTheText(String signature, String expected) {
        return signature.equals(expected);
    }

    boolean areTheBytes(byte[] signature, byte[] expected) {
        return Arrays.equals(signature, expected);
    }
}
