package dev.gembind.testkit.proxy;

import java.nio.charset.StandardCharsets;

/** Bytes that are awaited, and what happens then. */
record Ambush(String text, Fate fate) {
    boolean isIn(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(text);
    }
}
