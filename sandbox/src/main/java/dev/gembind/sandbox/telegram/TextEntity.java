package dev.gembind.sandbox.telegram;

import org.jspecify.annotations.Nullable;

/**
 * A marked part of a text.
 *
 * @param type the Bot API's name for it, such as {@code bold}
 * @param offset where it begins, in UTF-16 units
 * @param length how long it is, in UTF-16 units
 * @param url the target of a {@code text_link}, else null
 */
public record TextEntity(
        String type, int offset, int length, @Nullable String url) {
    int end() {
        return offset + length;
    }
}
