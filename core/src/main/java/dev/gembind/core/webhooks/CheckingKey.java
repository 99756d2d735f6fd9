package dev.gembind.core.webhooks;

import java.util.List;

/** A key that can tell which signatures it, or its private half, has made. Thread-safe. */
interface CheckingKey {
    /** Tells whether one of the signatures was made of the parts, one after another. Never throws. */
    boolean madeOneOf(List<String> signatures, byte[]... parts);
}
