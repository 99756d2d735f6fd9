package dev.gembind.core.webhooks;

import java.util.List;

/**
 * A key, and what stands before the signatures that it can check.
 *
 * @param prefix the version and what ends it, such as {@code v1,}
 * @param key checks what stands behind
 */
record VersionedKey<K>(String prefix, K key) {
    /** Returns the signatures of this version, without the prefix. */
    List<String> own(List<String> signatures) {
        return signatures.stream()
                .filter(signature -> signature.startsWith(prefix))
                .map(signature -> signature.substring(prefix.length()))
                .toList();
    }
}
